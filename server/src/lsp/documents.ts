/** The documents that the editor has open, in step with what it types. It survives any edit, sensible or not, and
 *  does not know what the texts mean. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Encoding, offsetOf } from './convert.ts';
import { pathOf } from './uri.ts';

/** KVM's largest file has half a million characters; beyond this a text is not one a person edits. */
export const largestText = 8_000_000;

export interface OpenDocument {
  readonly uri: string;
  /** With forward slashes; undefined for what is not a file on this machine. */
  readonly path: string | undefined;
  /** Its text and the editor's version of it. */
  text: TextDocument;
  /** Why it is not analysed, where it is not: the words for the log. */
  trouble: string | undefined;
  /** Changes with every edit, also where the editor's version does not. */
  stamp: number;
}

export class Documents {
  private readonly open = new Map<string, OpenDocument>();
  private stamps = 0;

  /** A document opened twice is replaced. */
  add(uri: string, languageId: string, version: number, text: string): OpenDocument {
    const document: OpenDocument = {
      uri,
      path: pathOf(uri),
      text: TextDocument.create(uri, languageId, version, text),
      trouble: undefined,
      stamp: ++this.stamps,
    };
    this.open.set(uri, document);
    judgeSize(document);
    return document;
  }

  /** Undefined for a document that is not open. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
    encoding: Encoding,
  ): OpenDocument | undefined {
    const document = this.open.get(uri);
    if (!document) return undefined;
    document.stamp = ++this.stamps;
    try {
      for (const change of changes) apply(document, change, version, encoding);
      judgeSize(document);
    } catch {
      const { text } = document;
      document.text = TextDocument.create(uri, text.languageId, version, text.getText());
      document.trouble =
        'an edit that the protocol does not allow was lost; not analysed until it is reopened';
    }
    return document;
  }

  remove(uri: string): OpenDocument | undefined {
    const document = this.open.get(uri);
    if (document) document.stamp = ++this.stamps;
    this.open.delete(uri);
    return document;
  }

  /** What runs for any of them is out of date: the settings changed. */
  touch(): void {
    for (const document of this.open.values()) document.stamp = ++this.stamps;
  }

  get(uri: string): OpenDocument | undefined {
    return this.open.get(uri);
  }

  byPath(path: string): OpenDocument | undefined {
    return this.all().find((document) => document.path === path);
  }

  all(): OpenDocument[] {
    return [...this.open.values()];
  }
}

/** A range outside the text is moved into it first: the library keeps a wrong line table otherwise. */
function apply(
  document: OpenDocument,
  change: TextDocumentContentChangeEvent,
  version: number,
  encoding: Encoding,
): void {
  if (typeof change.text !== 'string') throw new TypeError('not a change');
  if (!('range' in change)) {
    document.text = TextDocument.create(document.uri, document.text.languageId, version, change.text);
    document.trouble = undefined;
    return;
  }
  const { text } = document;
  const start = offsetOf(text, change.range.start, encoding);
  const end = offsetOf(text, change.range.end, encoding);
  const range = {
    start: text.positionAt(Math.min(start, end)),
    end: text.positionAt(Math.max(start, end)),
  };
  document.text = TextDocument.update(text, [{ range, text: change.text }], version);
}

const tooLarge = `more than ${largestText.toLocaleString('en')} characters; not analysed`;

function judgeSize(document: OpenDocument): void {
  const large = document.text.offsetAt({ line: document.text.lineCount, character: 0 }) > largestText;
  if (large) document.trouble ??= tooLarge;
  else if (document.trouble === tooLarge) document.trouble = undefined;
}
