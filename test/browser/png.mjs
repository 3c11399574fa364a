// Makes a screenshot small: its colours become a palette of at most 256, which
// for text on paper loses nothing that is seen. Reads what Chromium writes: 8
// bits a channel, RGB or RGBA, not interlaced (PNG, W3C recommendation 2003).
// Linear in the pixels, times 256 for each colour beyond the palette.
import assert from "node:assert/strict";
import { deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const COLOURS = 256;

function* chunksOf(png) {
  for (let at = SIGNATURE.length; at < png.length;) {
    const size = png.readUInt32BE(at);
    yield [png.toString("latin1", at + 4, at + 8),
      png.subarray(at + 8, at + 8 + size)];
    at += size + 12;
  }
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const far = [left, up, corner].map((value) => Math.abs(guess - value));
  if (far[0] <= far[1] && far[0] <= far[2]) return left;
  return far[1] <= far[2] ? up : corner;
}

// What each filter of a line adds to a byte (section 9.2).
const FILTERS = [() => 0, (left) => left, (left, up) => up,
  (left, up) => (left + up) >> 1, paeth];

function unfilter(bytes, lines, width, step) {
  const out = Buffer.alloc(lines * width);
  for (let y = 0; y < lines; y += 1) {
    const filter = FILTERS[bytes[y * (width + 1)]];
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const left = x < step ? 0 : out[at - step];
      const up = y ? out[at - width] : 0;
      const corner = y && x >= step ? out[at - width - step] : 0;
      out[at] = bytes[at + y + 1] + filter(left, up, corner);
    }
  }
  return out;
}

// {width, height, pixels}: each pixel one number, 0xrrggbb.
function read(png) {
  const parts = [...chunksOf(png)];
  const head = parts[0][1];
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  assert.equal(head[8], 8);
  assert(head[9] === 2 || head[9] === 6, `colour type ${head[9]}`);
  const step = head[9] === 2 ? 3 : 4;
  const data = inflateSync(Buffer.concat(
    parts.filter(([type]) => type === "IDAT").map(([, bytes]) => bytes)));
  const bytes = unfilter(data, height, width * step, step);
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i += 1)
    pixels[i] = bytes.readUIntBE(i * step, 3);
  return { width, height, pixels };
}

function distance(one, other) {
  return [16, 8, 0].reduce((sum, shift) =>
    sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
}

// The most frequent colours, and for every colour its place among them.
function paletteOf(pixels) {
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const sorted = [...counts.keys()].sort((a, b) =>
    counts.get(b) - counts.get(a) || a - b);
  const palette = sorted.slice(0, COLOURS), places = new Map();
  palette.forEach((colour, place) => places.set(colour, place));
  for (const colour of sorted.slice(COLOURS)) {
    let best = 0;
    palette.forEach((other, place) => {
      if (distance(colour, other) < distance(colour, palette[best]))
        best = place;
    });
    places.set(colour, best);
  }
  return { palette, places };
}

// CRC-32 of ISO 3309, bit by bit (annex D of the recommendation).
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1)
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

// PNG made smaller.
export function shrink(png) {
  const { width, height, pixels } = read(png);
  const { palette, places } = paletteOf(pixels);
  const head = Buffer.alloc(13), colours = Buffer.alloc(palette.length * 3);
  const lines = Buffer.alloc((width + 1) * height);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  palette.forEach((colour, i) => colours.writeUIntBE(colour, i * 3, 3));
  pixels.forEach((pixel, i) => {
    lines[i + Math.floor(i / width) + 1] = places.get(pixel);
  });
  return Buffer.concat([SIGNATURE, chunk("IHDR", head),
    chunk("PLTE", colours), chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0))]);
}
