// node pa11y.mjs ADDRESS...: prints what pa11y (HTML CodeSniffer and axe, WCAG 2 AA, errors) finds, as JSON by address.
// One browser serves for all addresses. CHROMIUM tells where it is.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const pa11y = require("pa11y");
const puppeteer = createRequire(require.resolve("pa11y"))("puppeteer");

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const found = {};
try {
  const page = await browser.newPage();
  await page.setBypassCSP(true);
  for (const address of process.argv.slice(2)) {
    // pa11y also tells where axe cannot see a background, as behind words in a drawing. HTML CodeSniffer measures
    // contrast here; axe itself does so in the other tests.
    const ignore = ["color-contrast"];
    const runners = ["htmlcs", "axe"];
    const { issues } = await pa11y(address, { browser, page, ignore, runners, standard: "WCAG2AA", timeout: 60000 });
    found[address] = issues.map((issue) => `${issue.code}: ${issue.context}`);
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(found));
