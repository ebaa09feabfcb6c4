import { language, t } from "./language";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(language.current, { maximumFractionDigits: digits }).format(value);
}

export function compact(value: number): string {
  return new Intl.NumberFormat(language.current, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

export function percent(share: number): string {
  return new Intl.NumberFormat(language.current, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

export function signedPercent(share: number): string {
  const options = { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" } as const;
  return new Intl.NumberFormat(language.current, options).format(share);
}

export function clock(instant: string | number): string {
  return new Intl.DateTimeFormat(language.current, { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** The time of day, with the day where it is not today. */
export function moment(instant: string | number): string {
  const date = new Date(instant);
  if (date.toDateString() === new Date().toDateString()) return clock(instant);
  const options = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(language.current, options).format(date);
}

export function exact(instant: string): string {
  return new Intl.DateTimeFormat(language.current, { dateStyle: "full", timeStyle: "long" }).format(new Date(instant));
}

/** "38 min", "1:21 h", "3 d": short and good enough to decide by. */
export function span(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < 2 * DAY) return `${Math.floor(length / HOUR)}:${two((length % HOUR) / MINUTE)} h`;
  return new Intl.NumberFormat(language.current, { style: "unit", unit: "day" }).format(Math.floor(length / DAY));
}

/** A clock that runs: "21:40" below an hour, "1:21 h" above. */
export function countdown(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  return length < HOUR ? `${two(length / MINUTE)}:${two((length % MINUTE) / SECOND)}` : span(length);
}

export function ago(instant: string): string {
  const length = Date.now() - Date.parse(instant);
  return length < MINUTE ? t("justNow") : span(length);
}

/** An ISO 8601 duration of the services, such as PT15M, in milliseconds. */
export function duration(iso: string): number {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(iso);
  if (!parts) return 0;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, "0");
}
