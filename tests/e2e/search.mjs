// SPDX-License-Identifier: AGPL-3.0-or-later
// A search finds words without their accents, and its address does not hold them.
import assert from 'node:assert/strict';
import { journey, press } from './support/journey.mjs';

await journey(async ({ page, origin }) => {
    await page.goto(origin + '/');
    await page.getByLabel('Search words').fill('türkiye');
    await press(page, page.getByRole('button', { name: 'Search' }).first());
    assert.match(page.url(), /\/search\/[0-9a-f]{32}$/);
    const accented = await page.locator('main .rows li').count();
    assert.ok(accented > 0);
    assert.ok(await page.locator('main mark').count() > 0);

    await page.locator('main').getByLabel('Words').fill('TURKIYE');
    await press(page, page.locator('main').getByRole('button', { name: 'Search' }));
    assert.equal(await page.locator('main .rows li').count(), accented);
    const twin = await (await page.request.get(page.url() + '.json')).json();
    assert.equal(twin.hits.length, accented);

    await page.locator('main').getByLabel('Words').fill('<script>alert(1)</script>');
    await press(page, page.locator('main').getByRole('button', { name: 'Search' }));
    assert.match(await page.locator('[role=status]').textContent(), /0 found/);
    assert.equal((await page.request.get(origin + '/search/' + '0'.repeat(32))).status(), 404);
}, { javaScriptEnabled: false });
