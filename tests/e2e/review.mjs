// SPDX-License-Identifier: AGPL-3.0-or-later
// A claim is accepted, the check is seen and withdrawn; another is rejected, which needs a reason. Without scripts.
import assert from 'node:assert/strict';
import { journey, press } from './support/journey.mjs';

async function waiting(page, origin) {
    await page.goto(origin + '/review');
    return Number((await page.locator('main').textContent()).match(/(\d+) claims wait/)[1]);
}

await journey(async ({ page, origin }) => {
    const before = await waiting(page, origin);
    assert.ok(before >= 2, 'the samples leave claims to check');
    const claim = await page.locator('article.review .cite a', { hasText: 'claim' }).first().getAttribute('href');
    await press(page, page.locator('article.review button.accept').first());
    assert.equal(await waiting(page, origin), before - 1);

    await page.goto(origin + claim);
    assert.match(await page.locator('main').textContent(), /check: accept, by/);
    await press(page, page.getByRole('button', { name: 'Withdraw' }));
    assert.match(await page.locator('main').textContent(), /no longer in force/);
    assert.equal(await waiting(page, origin), before);

    const article = page.locator('article.review').first();
    await article.getByLabel('Why not').fill('the passage says something else');
    await press(page, article.getByRole('button', { name: 'Reject' }));
    assert.equal(await waiting(page, origin), before - 1);
}, { javaScriptEnabled: false });
