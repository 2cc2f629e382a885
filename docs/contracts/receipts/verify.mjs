// Verifies a decision receipt (docs/contracts/receipts.md) in a browser or in Node 20, with no library and without asking anybody: for programs that cannot run zhiheng-verify.
// It knows one key of one log; a log that changed its keys is followed by zhiheng-verify.

const utf8 = new TextEncoder();

/** RFC 8785 for what receipts hold: texts, whole numbers, booleans, null, lists and objects. */
export function canonical(value) {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error('a number that receipts do not have');
    return String(value);
  }
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  return '{' + Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}';
}

const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (b) => parseInt(b, 16));
const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
};

// ---- SM3 (GB/T 32905)

const rotated = (x, n) => ((x << (n % 32)) | (x >>> (32 - (n % 32)))) >>> 0;

export function sm3(message) {
  const length = message.length;
  const padded = new Uint8Array(((length + 8) >> 6 << 6) + 64);
  padded.set(message);
  padded[length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(length) * 8n);
  const view = new DataView(padded.buffer);
  let v = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];
  const w = new Uint32Array(68);
  for (let block = 0; block < padded.length; block += 64) {
    for (let j = 0; j < 16; j++) w[j] = view.getUint32(block + 4 * j);
    for (let j = 16; j < 68; j++) {
      const x = (w[j - 16] ^ w[j - 9] ^ rotated(w[j - 3], 15)) >>> 0;
      w[j] = x ^ rotated(x, 15) ^ rotated(x, 23) ^ rotated(w[j - 13], 7) ^ w[j - 6];
    }
    let [a, b, c, d, e, f, g, h] = v;
    for (let j = 0; j < 64; j++) {
      const t = rotated(j < 16 ? 0x79cc4519 : 0x7a879d8a, j);
      const ss1 = rotated((rotated(a, 12) + e + t) >>> 0, 7);
      const ss2 = (ss1 ^ rotated(a, 12)) >>> 0;
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + ss2 + (w[j] ^ w[j + 4])) >>> 0;
      const tt2 = (gg + h + ss1 + w[j]) >>> 0;
      d = c; c = rotated(b, 9); b = a; a = tt1;
      h = g; g = rotated(f, 19); f = e; e = (tt2 ^ rotated(tt2, 9) ^ rotated(tt2, 17)) >>> 0;
    }
    v = [a, b, c, d, e, f, g, h].map((x, i) => (x ^ v[i]) >>> 0);
  }
  const out = new Uint8Array(32);
  v.forEach((x, i) => new DataView(out.buffer).setUint32(4 * i, x));
  return out;
}

async function digest(algorithm, message) {
  if (algorithm === 'sm3') return sm3(message);
  if (algorithm === 'sha-256') return new Uint8Array(await crypto.subtle.digest('SHA-256', message));
  throw new Error('no such hash: ' + algorithm);
}

const written = async (algorithm, message) => algorithm + ':' + hex(await digest(algorithm, message));

async function hmac(algorithm, key, message) {
  const block = new Uint8Array(64);
  block.set(key);
  const inner = await digest(algorithm, joined(block.map((b) => b ^ 0x36), message));
  return digest(algorithm, joined(block.map((b) => b ^ 0x5c), inner));
}

// ---- SM2 (GB/T 32918, sm2p256v1). Nothing here is secret, so nothing need take the same time.

const P = BigInt('0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff');
const A = P - 3n;
const B = BigInt('0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93');
const N = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
const G = [BigInt('0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7'),
  BigInt('0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0')];

const mod = (x, m = P) => ((x % m) + m) % m;

function inverse(x) {
  let [a, b, u, w] = [mod(x), P, 1n, 0n];
  while (b) { const q = a / b; [a, b, u, w] = [b, a - q * b, w, u - q * w]; }
  return mod(u);
}

function plus(p, q) {
  if (!p || !q) return p ?? q;
  if (p[0] === q[0] && mod(p[1] + q[1]) === 0n) return null;
  const slope = p[0] === q[0] ? mod((3n * p[0] * p[0] + A) * inverse(2n * p[1])) : mod((q[1] - p[1]) * inverse(q[0] - p[0]));
  const x = mod(slope * slope - p[0] - q[0]);
  return [x, mod(slope * (p[0] - x) - p[1])];
}

function times(k, p) {
  let sum = null;
  for (let bit = p; k > 0n; k >>= 1n, bit = plus(bit, bit)) if (k & 1n) sum = plus(sum, bit);
  return sum;
}

const whole = (bytes) => BigInt('0x' + (hex(bytes) || '0'));
const octets = (x) => unhex(x.toString(16).padStart(64, '0'));

/** The two numbers of a DER SEQUENCE { r, s }; nothing may stand behind them. */
function numbers(der) {
  const found = [];
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  for (let at = 2; at < der.length; at += 2 + der[at + 1]) {
    if (der[at] !== 0x02 || der[at + 1] === 0 || der[at + 1] > 33 || at + 2 + der[at + 1] > der.length) return null;
    found.push(whole(der.subarray(at + 2, at + 2 + der[at + 1])));
  }
  return found.length === 2 ? found : null;
}

export function sm2Verifies(spki, message, signature) {
  const point = spki.subarray(spki.length - 65);
  const rs = numbers(signature);
  if (!rs || point[0] !== 4) return false;
  const key = [whole(point.subarray(1, 33)), whole(point.subarray(33))];
  if (mod(key[1] * key[1] - key[0] * key[0] * key[0] - A * key[0] - B) !== 0n) return false;
  const [r, s] = rs;
  if (r <= 0n || r >= N || s <= 0n || s >= N) return false;
  const z = sm3(joined(new Uint8Array([0, 0x80]), utf8.encode('1234567812345678'), ...[A, B, ...G, ...key].map(octets)));
  const e = whole(sm3(joined(z, message)));
  const t = mod(r + s, N);
  const sum = t === 0n ? null : plus(times(s, G), times(t, key));
  return sum !== null && mod(e + sum[0], N) === r;
}

async function verifies(suite, spki, message, signature) {
  if (suite === 'SM3-SM2') return sm2Verifies(spki, message, signature);
  if (suite !== 'SHA256-ED25519') return false;
  const key = await crypto.subtle.importKey('spki', spki, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
}

// ---- the receipt

const HASHES = { 'SM3-SM2': 'sm3', 'SHA256-ED25519': 'sha-256' };

/** The root that a leaf leads to (RFC 9162, 2.1.3.2, of the tree of RFC 6962). */
async function rootOf(algorithm, leaf, index, size, path) {
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const each of path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = await digest(algorithm, joined(new Uint8Array([1]), each, hash));
      while (node % 2 === 0 && node !== 0) { node = Math.floor(node / 2); last = Math.floor(last / 2); }
    } else {
      hash = await digest(algorithm, joined(new Uint8Array([1]), hash, each));
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : null;
}

/**
 * Verifies a receipt.
 *
 * text: of the file, as it was given out; disclosures: text of the other file, or undefined; mark: what the QR code says, or undefined; keys: ids of keys known to be the
 * platform's. Gives id, key, whether one of keys has signed it (anchored), and checks: code, holds.
 */
export async function verify(text, { disclosures, mark, keys = [] } = {}) {
  const checks = [];
  const check = (code, holds) => checks.push({ code, holds: Boolean(holds) });
  const receipt = JSON.parse(text);
  // As it was given out it is canonical; so nothing stands in it twice.
  check('FORM', ['zhiheng-receipt-1', 'zhiheng-receipt-2', 'zhiheng-receipt-3'].includes(receipt.format) && canonical(receipt) === text.trim());
  const lines = receipt.record ?? [];
  const introduced = lines.find((line) => line.entry?.subject === 'log/keys' && line.entry.payload?.key === receipt.key);
  const spki = bytesOf(introduced?.entry.payload.publicKey ?? '');
  const { signature, ...unsigned } = receipt;
  check('KEY', introduced && (await written(HASHES[receipt.suite], spki)) === receipt.key);
  check('SIGNATURE', introduced && (await verifies(receipt.suite, spki, utf8.encode(canonical(unsigned)), bytesOf(signature))));

  const own = lines.find((line) => line.entry?.subject === 'receipt/' + receipt.id && line.entry.number === 0);
  const entry = own && { ...own.entry, payload: receipt.basis };
  const algorithm = own?.hash.split(':')[0];
  check('RECORD', own && receipt.basis.receipt === receipt.id && (await written(algorithm, utf8.encode(canonical(entry)))) === own.hash);

  const signed = lines.find((line) => line.line === 'head' && line.head.seal === own?.proof?.seal)
    ?? lines.find((line) => line.line === 'head' && own?.position >= line.head.first && own?.position < line.head.first + line.head.size);
  const head = signed?.head;
  if (own?.proof && head) {
    const tree = HASHES[head.suite];
    const leaf = await digest(tree, joined(new Uint8Array([0]), utf8.encode(own.hash)));
    const path = own.proof.path.map((each) => unhex(each.split(':')[1]));
    const root = await rootOf(tree, leaf, own.position - head.first, head.size, path);
    check('SEALED', root && tree + ':' + hex(root) === head.root);
    check('HEAD', head.key === receipt.key && (await verifies(head.suite, spki, utf8.encode(canonical(head)), bytesOf(signed.signature))));
  } else {
    check('SEALED', false);
  }

  if (disclosures !== undefined) {
    const shown = JSON.parse(disclosures);
    const digests = new Set(JSON.stringify(receipt.basis).match(/hmac-(sm3|sha-256):[0-9a-f]{64}/g));
    let right = shown.format === 'zhiheng-disclosures-1' && shown.receipt === receipt.id;
    for (const each of shown.disclosures) {
      const name = each.digest.split(':')[0].replace('hmac-', '');
      const is = 'hmac-' + name + ':' + hex(await hmac(name, bytesOf(each.salt), utf8.encode(each.kind + '\0' + each.value)));
      right = right && digests.has(each.digest) && is === each.digest;
    }
    check('DISCLOSURE', right);
  }
  if (mark !== undefined) check('MARK', own && mark.endsWith(receipt.id + '#' + own.hash));
  const sound = checks.every((each) => each.holds);
  return { id: receipt.id, key: receipt.key, sound, anchored: sound && keys.includes(receipt.key), checks };
}
