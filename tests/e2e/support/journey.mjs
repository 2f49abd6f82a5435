// SPDX-License-Identifier: AGPL-3.0-or-later
// What every journey through the browser shares: the server on a free port, a browser without a network of its own, and
// the promises that hold on every page (no request leaves the machine, no script fails, nothing stands in the way of axe).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const axeSource = createRequire(import.meta.url)('axe-core').source;
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
    '--disable-background-networking', '--disable-component-update'];

/** Starts `vigil serve` on a free port; resolves to the process and the address with its one-use launch token. */
async function serve() {
    const server = spawn(process.env.VIGIL, ['serve', process.env.CASEBOOK, '--passphrase-file', process.env.PASS, '--port', '0'],
        { stdio: ['ignore', 'pipe', 'inherit'] });
    const address = await new Promise((resolve, reject) => {
        createInterface({ input: server.stdout }).on('line', line => {
            const found = line.match(/http:\/\/127\.0\.0\.1:\d+\/\S*/);
            if (found) resolve(found[0]);
        });
        server.on('exit', status => reject(new Error(`vigil serve ended with status ${status} before it named its address`)));
    });
    return { server, address };
}

/** Watches a page: whatever breaks a promise that holds everywhere is added to `broken`. */
function watch(page, origin, broken) {
    page.on('request', request => {
        const url = new URL(request.url());
        if (url.origin !== origin && url.protocol !== 'data:') broken.push(`a request left the machine: ${url.origin}`);
    });
    page.on('pageerror', error => broken.push(`a script failed: ${error.message}`));
    page.on('console', message => {
        if (message.type() === 'error') broken.push(`the console says: ${message.text()}`);
    });
}

/** The serious findings of axe on this page, as one line each. */
export async function barriers(page) {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    return violations.filter(v => ['serious', 'critical'].includes(v.impact))
        .map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.target).join(', ')})`);
}

/** Presses what leads to another page, and waits for that page. */
export async function press(page, button) {
    const [answer] = await Promise.all([page.waitForNavigation(), button.click()]);
    assert.equal(answer.status(), 200, page.url());
}

/**
 * Runs `body({ page, context, origin, address, broken })` in a browser that was let in by the launch token.
 * `options.javaScriptEnabled: false` is a browser without scripts.
 */
export async function journey(body, options = {}) {
    const { server, address } = await serve();
    const origin = new URL(address).origin;
    const browser = await chromium.launch({ executablePath: browserPath, headless: true, args: browserArguments });
    const broken = [];
    try {
        const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
        const page = await context.newPage();
        watch(page, origin, broken);
        await page.goto(address);
        await body({ page, context, origin, address, broken });
        assert.deepEqual(broken, []);
    } finally {
        await browser.close();
        server.removeAllListeners('exit');
        server.kill();
    }
}
