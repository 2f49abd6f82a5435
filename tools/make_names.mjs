#!/usr/bin/env node
// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes data/common/given_names.tsv from packaged lists of names and data/common/names_own.txt.
//
// Usage: npm install --prefix DIR @faker-js/faker@9 humannames@1.0.5 an-array-of-english-words@2.0.0
//        tools/make_names.mjs DIR/node_modules data/common/names_own.txt > data/common/given_names.tsv
// faker: given names of its locales (MIT). humannames: those whose form is plainly Arabic, Persian, Turkic or South Asian (MIT).
// Words of English prose are taken out unless the own list or two locales of faker have them.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

const [modules, ownPath] = process.argv.slice(2);
const { allLocales } = await import(pathToFileURL(resolve(join(modules, '@faker-js/faker/dist/index.js'))));
const english = new Set(JSON.parse(readFileSync(join(modules, 'an-array-of-english-words/index.json'), 'utf8')));
const skipped = new Set(['dv', 'th', 'ja', 'ko', 'zh_CN', 'zh_TW', 'eo', 'vi']);
const same = { 'ı': 'i', 'ك': 'ک', 'ي': 'ی', 'ى': 'ی', 'ة': 'ه', 'ۀ': 'ه', 'ؤ': 'و', 'أ': 'ا', 'إ': 'ا', 'ٱ': 'ا', 'ø': 'o', 'ł': 'l', 'đ': 'd' };

/** As base/utf8.hpp search_key, for single names. */
function key(name) {
  const folded = name.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').normalize('NFD');
  return [...folded].map((c) => same[c] ?? c).join('').replace(/[\p{M}\p{Cf}'’ʼʿʾ]/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function flat(names) {
  if (!names) return [];
  if (Array.isArray(names)) return names.flatMap((n) => (typeof n === 'string' ? [n] : n?.value ? [n.value] : []));
  return Object.values(names).flatMap(flat);
}

const own = readFileSync(ownPath, 'utf8').split('\n').filter((line) => !line.startsWith('#')).join(' ').split(/\s+/).map(key);
const locales = new Map();
for (const [locale, { person }] of Object.entries(allLocales)) {
  if (skipped.has(locale) || !person) continue;
  for (const name of new Set(flat(person.first_name).flatMap((n) => n.split(/[\s-]+/)).map(key)))
    locales.set(name, (locales.get(name) ?? 0) + 1);
}
const shapes = /^(abd[aeou]|moh[ae]m|muh[ae]m|.*(ullah|ollah|allah|uddin|eddin|addin|reza|zadeh|zade|bek|jon|zhan|jan|gul|deep|preet|inder|endra|kumar|lakshmi)$)/;
const kept = new Set(own);
for (const [name, count] of locales)
  if (count > 2 || !english.has(name)) kept.add(name);
for (const name of readFileSync(join(modules, 'humannames/list.txt'), 'utf8').split('\n').map(key))
  if (shapes.test(name) && !english.has(name)) kept.add(name);
for (const name of [...kept])
  if (name.length < 2 || name.includes(' ') || /^(may|will|art|mark|may|april|june|august|major|prince|justice|state|general|judge|an|do|may|the|in|so|to|long|bay|christian|islam|friend|west|north|east|south)$/.test(name)) kept.delete(name);

process.stdout.write(`# Given names by search key, one a line, sorted.
# Made by tools/make_names.mjs from npm @faker-js/faker 9 (MIT), humannames 1.0.5 (MIT) and data/common/names_own.txt.
`);
process.stdout.write([...kept].filter(Boolean).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('\n') + '\n');
