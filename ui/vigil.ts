// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys for the review list. Everything also works without this script.

const claims = Array.from(document.querySelectorAll<HTMLElement>("article.review"));
let current = -1;

function choose(index: number): void {
    if (claims.length === 0)
        return;
    claims[current]?.classList.remove("current");
    current = Math.max(0, Math.min(claims.length - 1, index));
    const claim = claims[current];
    claim.classList.add("current");
    claim.focus({ preventScroll: true });
    claim.scrollIntoView({ block: "nearest" });
}

function part(key: string): HTMLElement | null {
    return claims[current]?.querySelector<HTMLElement>(`[data-key="${key}"]`) ?? null;
}

const actions: Record<string, () => void> = {
    j: () => choose(current + 1),
    k: () => choose(current - 1),
    a: () => part("a")?.click(),
    r: () => part("r")?.focus(),
    c: () => part("c")?.click(),
};

function typing(target: EventTarget | null): boolean {
    return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

if (claims.length > 0)
    document.addEventListener("keydown", (pressed) => {
        if (typing(pressed.target) || pressed.ctrlKey || pressed.altKey || pressed.metaKey)
            return;
        const action = actions[pressed.key];
        if (action === undefined)
            return;
        pressed.preventDefault();
        action();
    });
