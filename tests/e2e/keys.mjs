// SPDX-License-Identifier: AGPL-3.0-or-later
// With scripts, the keys of the review list: j chooses, c opens the correction, r goes to the reason, a accepts.
import assert from 'node:assert/strict';
import { journey } from './support/journey.mjs';

await journey(async ({ page, origin }) => {
    await page.goto(origin + '/review');
    const before = await page.locator('main').textContent();
    await page.keyboard.press('j');
    const claim = page.locator('article.review.current');
    assert.equal(await claim.count(), 1);
    await page.keyboard.press('c');
    assert.ok(await claim.getByLabel('New value').isVisible());
    await page.keyboard.press('r');
    assert.ok(await claim.getByLabel('Why not').evaluate(field => field === document.activeElement));
    await page.keyboard.type('a j k'); // Typed into the field, not taken as keys.
    assert.equal(await claim.getByLabel('Why not').inputValue(), 'a j k');
    await claim.getByLabel('Why not').fill('');
    await claim.focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('a')]);
    assert.notEqual(await page.locator('main').textContent(), before);
});
