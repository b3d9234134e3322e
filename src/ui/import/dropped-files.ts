/** The files in what was dropped: single ones, or all text files of folders. */

/** Most files and bytes that are read of a folder. */
const MAX_FILES = 500;
const MAX_BYTES = 64e6;

export interface Dropped {
  path: string;
  file: File;
}

export async function droppedFiles(data: DataTransfer): Promise<Dropped[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.every(({ isFile }) => isFile)) return [...data.files].map((file) => ({ path: file.name, file }));
  const found: Dropped[] = [];
  for (const entry of entries) await gather(entry, found);
  return found;
}

async function gather(entry: FileSystemEntry, found: Dropped[]): Promise<void> {
  if (found.length >= MAX_FILES) return;
  if (entry.isFile) {
    if (!/\.(xml|csv|txt)$/i.test(entry.name)) return;
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A folder is read in parts until one is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return;
    for (const one of part) await gather(one, found);
  }
}

/** The texts of files by their paths, without those that are too large together. */
export async function textsOf(dropped: readonly Dropped[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  let bytes = 0;
  for (const { path, file } of dropped) {
    bytes += file.size;
    if (bytes <= MAX_BYTES) texts.set(path, await file.text());
  }
  return texts;
}

/** As much of a file as its form shows in, bytes. */
const BEGINNING = 4096;

/** A row of rules of PhysiCell: a cell type, a direction in the second or a later column, and numbers. */
const RULE = /^(?!\s*\/\/)[^,;\t]+([,;\t][^,;\t]*)*[,;\t]\s*(increases|decreases)\s*([,;\t]|$)/im;

/** Whether some files are a project of PhysiCell: one has settings as XML, or rules that only a project has. */
export async function isProject(dropped: readonly Dropped[]): Promise<boolean> {
  if (dropped.some(({ path }) => isXml(path))) return true;
  for (const { path, file } of dropped)
    if (/\.csv$/i.test(path) && RULE.test(await file.slice(0, BEGINNING).text())) return true;
  return false;
}

/** Whether a file may be the settings of a project, by the end of its name. */
export const isXml = (path: string): boolean => /\.xml$/i.test(path);
