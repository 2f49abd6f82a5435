// SPDX-License-Identifier: AGPL-3.0-or-later
// Nobody else gets in: a used launch address, another browser, another host name, another site's form.
import assert from 'node:assert/strict';
import { request as ask } from 'node:http';
import { journey } from './support/journey.mjs';

function status(origin, { path = '/', method = 'GET', headers = {}, body = '' }) {
    const { hostname, port } = new URL(origin);
    return new Promise((resolve, reject) => {
        const request = ask({ hostname, port, path, method, headers }, answer => {
            answer.resume();
            answer.on('end', () => resolve(answer.statusCode));
        });
        request.on('error', reject);
        request.end(body);
    });
}

await journey(async ({ page, context, origin, address }) => {
    const { host } = new URL(origin);
    const [session] = await context.cookies();
    assert.equal(session.httpOnly, true);
    assert.equal(session.sameSite, 'Strict');
    const cookie = `vigil=${session.value}`;
    assert.equal(await status(origin, { headers: { cookie } }), 200);
    assert.equal(await status(origin, {}), 403, 'without the session');
    assert.equal(await status(origin, { path: new URL(address).pathname }), 403, 'a launch address that was used');
    assert.equal(await status(origin, { headers: { cookie, host: `evil.example:${new URL(origin).port}` } }), 421, 'a rebound name');

    await page.goto(origin + '/search');
    const token = await page.locator('input[name=token]').first().getAttribute('value');
    const form = { 'content-type': 'application/x-www-form-urlencoded', cookie, host };
    const post = (headers, body) => status(origin, { path: '/search', method: 'POST', headers: { ...form, ...headers }, body });
    assert.equal(await post({ origin }, `token=${token}&words=court`), 303);
    assert.equal(await post({ origin: 'http://evil.example' }, `token=${token}&words=court`), 403, 'a form of another site');
    assert.equal(await post({}, `token=${token}&words=court`), 403, 'a form without an origin');
    assert.equal(await post({ origin, 'sec-fetch-site': 'cross-site' }, `token=${token}&words=court`), 403);
    assert.equal(await post({ origin }, 'words=court'), 403, 'a form without our token');
    assert.equal(await post({ origin }, `token=${token}&words=${'x'.repeat(2 << 20)}`), 413, 'a form that is too large');
    assert.equal(await status(origin, { method: 'PUT', headers: { cookie } }), 405);
    assert.equal(await status(origin, { path: '/static/../../etc/passwd', headers: { cookie } }), 404);
});
