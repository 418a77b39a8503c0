// The conversation that `python -m tests.teams.playground` holds: asks, clicks, compares, draws.
//   node playground.mjs URL FOLDER CONVERSATION
// CONVERSATION is JSON: the buttons of the guide, the questions and the choices, each with the
// words that its card must say, and what the working of a question looks like.
import { chromium } from "playwright-core";

const [url, folder, given] = process.argv.slice(2);
const { guide, questions, choices, working, mentioned } = JSON.parse(given);
const LOCAL = ["127.0.0.1", "localhost"];

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
await page.route("**/*", (route) =>
  LOCAL.includes(new URL(route.request().url()).hostname) ? route.continue() : route.abort());

let pictures = 0;
let missing = 0;
const cards = page.locator(".ac-adaptiveCard");

async function check(what, fulfilled) {
  pictures += 1;
  const name = `${String(pictures).padStart(2, "0")}.png`;
  await page.screenshot({ path: `${folder}/${name}` });
  console.log(`${fulfilled ? "yes" : "NO "}  ${name}  ${what}`);
  missing += fulfilled ? 0 : 1;
}

async function soon(condition) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await condition()) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

const same = (one, other) => (one ?? "").replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();
const lastSays = async (words) =>
  (await cards.count()) > 0 && same(await cards.last().getAttribute("aria-label"), words);

async function say(words, box = page.getByRole("textbox").last()) {
  await box.click();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

// A new card, not the same words in an old one.
async function replied(act, words) {
  const before = await cards.count();
  await act();
  return soon(async () => (await cards.count()) > before && (await lastSays(words)));
}

await page.goto(url);
await soon(async () => (await cards.count()) === 1);
for (const { q, says } of guide) {
  const button = cards.first().getByRole("button", { name: q, exact: true });
  await check(`button of the guide: ${q}`, await replied(() => button.click(), says));
}
for (const { q, says } of questions) {
  await check(`question: ${q}`, await replied(() => say(q), says));
}

await replied(() => say(working.q), working.says);
const shown = cards.last().getByText(working.line);
const hidden = !(await shown.isVisible());
await cards.last().getByRole("button", { name: "Show the working" }).click();
await check("button: Show the working", hidden && (await soon(() => shown.isVisible())));
for (const name of ["Helpful", "Not helpful"]) {
  await cards.last().getByRole("button", { name, exact: true }).click();
  await check(`button: ${name}`, await soon(() => page.getByText("Thank you: that is kept").last().isVisible()));
}

for (const { q, says } of choices) {
  const before = await cards.count();
  await say("hello");
  await soon(async () => (await cards.count()) > before);
  const count = await cards.count();
  await cards.last().getByText(q, { exact: true }).click();
  const replaced = await soon(() => lastSays(says));
  const named = await cards.last().getByText(`You asked: ${q}`).isVisible();
  await check(`choice, which replaces its card: ${q}`, replaced && named && (await cards.count()) === count);
}

async function mention(words, box) {
  await box.click();
  await page.keyboard.type("@");
  await page.getByRole("menuitem", { name: "Test Bot" }).click();
  await page.keyboard.type(` ${words}`);
}

await page.getByText("Group Chat", { exact: true }).click();
await page.waitForTimeout(1500);
await check(`mention in a group: ${mentioned.q}`, await replied(async () => {
  await mention(mentioned.q, page.getByRole("textbox").last());
  await page.keyboard.press("Enter");
}, mentioned.says));

await page.getByText("General", { exact: true }).click();
await page.waitForTimeout(1500);
const posted = page.locator(`.ac-adaptiveCard[aria-label^="${mentioned.says.split("\n")[0]}"]`);
await mention(mentioned.q, page.locator(".editor-paragraph").first());
await page.getByRole("button", { name: "Post" }).click();
await check(`mention in a channel: ${mentioned.q}`, await soon(async () => (await posted.count()) === 1));

await browser.close();
console.log(missing ? `${missing} of ${pictures} missing` : `all ${pictures} there`);
process.exit(missing ? 1 : 0);
