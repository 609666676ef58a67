/** VS Code as a person sees it: open a file, look at the Problems panel, type, hover. It asserts nothing and knows no
 *  finding. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

export class Workbench {
  readonly page: Page;
  private readonly browser: Browser;

  private constructor(browser: Browser, page: Page) {
    this.browser = browser;
    this.page = page;
  }

  static async open(executablePath: string, url: string): Promise<Workbench> {
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ];
    const browser = await chromium.launch({ executablePath, args });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(120_000);
    await page.goto(url);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return new Workbench(browser, page);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** The keys do nothing until the workbench has restored itself, so they are pressed until they do. */
  private async quickInput(keys: string): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget:visible input').first();
    for (;;) {
      await this.page.keyboard.press(keys);
      try {
        await input.waitFor({ timeout: 3000 });
        return input;
      } catch {
        await this.page.keyboard.press('Escape');
      }
    }
  }

  async openFile(path: string): Promise<void> {
    const input = await this.quickInput('Control+P');
    await input.fill(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    // The list is filled twice: with what was open before, then with what was found.
    const focused = this.page.locator('.quick-input-list .monaco-list-row.focused .label-name');
    await focused
      .filter({ hasText: new RegExp(`^${name.replace('.', '\\.')}$`) })
      .first()
      .waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Lines and columns count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    const input = await this.quickInput('Control+G');
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col` }).waitFor();
  }

  async run(command: string): Promise<void> {
    const input = await this.quickInput('F1');
    await input.fill(`>${command}`);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: command }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  async press(keys: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i++) await this.page.keyboard.press(keys);
  }

  async showProblems(): Promise<void> {
    if (await this.page.locator('.markers-panel').isVisible()) return;
    await this.run('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
  }

  /** The rows of the Problems panel, one line of text each. */
  async problems(): Promise<string[]> {
    const rows = await this.page.locator('.markers-panel .monaco-list-row').allInnerTexts();
    return rows.map((row) => row.replace(/\s+/g, ' ').trim());
  }

  /** The rows, once they are as wanted. */
  async problemsWhere(wanted: (rows: string[]) => boolean): Promise<string[]> {
    for (const until = Date.now() + 60_000; ; await this.page.waitForTimeout(50)) {
      const rows = await this.problems();
      if (wanted(rows)) return rows;
      if (Date.now() > until) throw new Error(`the Problems panel stays at\n${rows.join('\n')}`);
    }
  }

  /** The hover over a word in the editor. */
  async hover(word: string): Promise<string> {
    const at = this.page.locator('.view-line span > span', { hasText: word }).last();
    const box = this.page.locator('.monaco-hover:visible');
    for (;;) {
      await this.page.mouse.move(0, 0);
      await at.hover();
      try {
        await box.filter({ hasText: word }).first().waitFor({ timeout: 5000 });
        return (await box.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
      } catch {
        // The pointer came before the editor was ready for it.
      }
    }
  }

  /** The status item's text, once it is as wanted. */
  async statusItem(wanted: RegExp): Promise<void> {
    await this.page.locator('.statusbar-item', { hasText: 'Pinsight' }).filter({ hasText: wanted }).waitFor();
  }

  /** The first heading of a page of text that is shown rendered. */
  async heading(): Promise<string> {
    const page = this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    return page.locator('h1').first().innerHTML();
  }

  /** What a person would see now. */
  async picture(name: string, folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    // Hovers fade in, whatever the settings say.
    await this.page.waitForTimeout(500);
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}
