// SPDX-License-Identifier: AGPL-3.0-or-later
// Every page opens, says what floor it shows, has no barrier for a screen reader, and fits a telephone; scripts or not.
import assert from 'node:assert/strict';
import { barriers, journey } from './support/journey.mjs';

const pages = ['/', '/people', '/proceedings', '/incidents', '/disruptions', '/participations', '/calls', '/count', '/documents',
    '/sources', '/review', '/search', '/limits', '/count?type=killing&place=Iran&floor=proposed', '/people?floor=proposed'];

async function lookAt(paths, { page, origin }) {
    for (const path of paths) {
        const answer = await page.goto(origin + path);
        assert.equal(answer.status(), 200, path);
        assert.equal(answer.headers()['cache-control'], 'no-store', path);
        assert.match(answer.headers()['content-security-policy'], /default-src 'none'/, path);
        assert.equal(await page.locator('h1').count(), 1, path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${path} is ${wide} px wider than the window`);
    }
}

await journey(async things => {
    const { page, origin } = things;
    for (const path of pages) {
        await lookAt([path], things);
        assert.deepEqual(await barriers(page), [], path);
    }
});
await journey(things => lookAt(pages, things), { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
await journey(async things => {
    await lookAt(['/'], things);
    assert.deepEqual(await barriers(things.page), [], 'in the dark');
}, { colorScheme: 'dark' });
