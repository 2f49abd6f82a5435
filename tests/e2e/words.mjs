// SPDX-License-Identifier: AGPL-3.0-or-later
// From a status to the words that say it, without scripts; no name in an address or a title; the twin says the same.
import assert from 'node:assert/strict';
import { journey } from './support/journey.mjs';

await journey(async ({ page, origin }) => {
    await page.goto(origin + '/people?floor=proposed');
    const link = page.locator('main tbody th a').first();
    const name = (await link.textContent()).trim();
    await link.click();
    assert.equal((await page.locator('h1').textContent()).trim(), name);
    for (const word of name.split(/\s+/).filter(word => word.length > 3)) {
        assert.ok(!decodeURIComponent(page.url()).includes(word), 'a name stands in the address');
        assert.ok(!(await page.title()).includes(word), 'a name stands in the title');
    }
    assert.match(await page.locator('dl.lines').first().textContent(), /Measures/);

    const quote = (await page.locator('.notes blockquote').first().textContent()).trim();
    assert.ok(quote.length > 0);
    const twin = await (await page.request.get(page.url().replace('?', '.json?'))).json();
    assert.equal(twin.person.name, name);
    assert.ok(twin.basis.some(words => words.quote.trim() === quote), 'the twin holds the words of the page');

    await page.locator('.notes a', { hasText: 'in its document' }).first().click();
    const marked = await page.locator('.text mark').allTextContents();
    assert.ok(marked.length > 0, 'the words are marked in the document');
    await page.locator('.claims a').first().click();
    assert.ok((await page.locator('.passage mark').textContent()).length > 0);
}, { javaScriptEnabled: false });
