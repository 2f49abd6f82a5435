// SPDX-License-Identifier: AGPL-3.0-or-later
// Builds the interface into ui/dist/. Runs on Node 18 as on newer ones.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");

async function keep(name, bytes) {
    const path = join(dist, name);
    const before = await readFile(path).catch(() => null);
    if (before === null || !before.equals(bytes))
        await writeFile(path, bytes);
}

const result = await build({
    entryPoints: [join(here, "vigil.ts"), join(here, "style.css")],
    bundle: true,
    minify: true,
    write: false,
    outdir: dist,
    target: ["es2020"],
    legalComments: "none",
    logLevel: "warning",
});
await mkdir(dist, { recursive: true });
for (const file of result.outputFiles)
    await keep(file.path.slice(dist.length + 1), Buffer.from(file.contents));
await keep("vigil.svg", await readFile(join(here, "vigil.svg")));
