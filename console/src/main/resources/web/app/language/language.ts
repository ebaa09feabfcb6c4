import type { Text } from "../api/types";
import { texts, type TextKey } from "./texts";

export type Language = "de" | "en";

/** Which language is spoken; tells when it changes. */
class Spoken extends EventTarget {
  current: Language = remembered() ?? (navigator.language.startsWith("de") ? "de" : "en");

  constructor() {
    super();
    document.documentElement.lang = this.current;
  }

  choose(language: Language): void {
    this.current = language;
    document.documentElement.lang = language;
    localStorage.setItem("language", language);
    this.dispatchEvent(new Event("change"));
  }
}

function remembered(): Language | null {
  const stored = localStorage.getItem("language");
  return stored === "de" || stored === "en" ? stored : null;
}

export const language = new Spoken();

export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  const sentence = texts[key][language.current === "de" ? 0 : 1];
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** A word that the server chose: ours where we know it, its own where not. */
export function word(prefix: string, value: string): string {
  const key = `${prefix}-${value.toLowerCase().replaceAll("_", "-")}`;
  return key in texts ? t(key as TextKey) : value.toLowerCase().replaceAll("_", " ");
}

export function of(text: Text): string {
  return text[language.current] ?? text.en ?? text.de;
}
