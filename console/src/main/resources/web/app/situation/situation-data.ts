import { get } from "../api/fetch";
import { monitoring } from "../api/live";
import { calm, Store } from "../api/store";
import type { BrandSituation, Level, Mention, Page, Series, Topic } from "../api/types";

export type Range = "6h" | "24h" | "7d";
export const RANGES: Record<Range, { hours: number; bucket: "PT10M" | "PT1H" }> = {
  "6h": { hours: 6, bucket: "PT10M" },
  "24h": { hours: 24, bucket: "PT10M" },
  "7d": { hours: 168, bucket: "PT1H" },
};

const MONITORING = "/monitoring/api/v1";
const KEPT_MENTIONS = 200;
const REFRESH_MS = 3_000;
const AT_LATEST_MS = 30_000;

async function read<T>(path: string): Promise<T> {
  return (await get<T>(MONITORING + path)).data;
}

/** All that the situation page shows, kept fresh by the live stream. */
export class SituationData {
  brand = "";
  range: Range = "24h";
  arrivals: number[] = [];

  readonly brands = new Store(() => read<BrandSituation[]>("/situation"));
  readonly series = new Store(() => read<Series>(`/brands/${this.brand}/series?${this.window()}`));
  readonly topics = new Store(() => read<Topic[]>(`/brands/${this.brand}/topics?hours=2`));
  readonly mentions = new Store(async () => (await read<Page<Mention>>(`/mentions?brand=${this.brand}&limit=50`)).items);

  private readonly soon = calm(() => this.refresh(), REFRESH_MS);
  private stops: (() => void)[] = [];

  stores(): EventTarget[] {
    return [this.brands, this.series, this.topics, this.mentions];
  }

  start(): void {
    const timer = setInterval(() => document.hidden || this.refresh(), AT_LATEST_MS);
    this.stops = [
      () => clearInterval(timer),
      monitoring.on("open", () => this.reload()),
      monitoring.on<Mention>("mention", (mention) => this.mention(mention)),
      monitoring.on<{ brandId: string; level: Level }>("level", ({ brandId, level }) => this.level(brandId, level)),
      monitoring.on("alert", this.soon),
    ];
    void this.brands.refresh();
  }

  stop(): void {
    this.stops.forEach((stop) => stop());
  }

  show(brand: string, range: Range): void {
    if (brand === this.brand && range === this.range) return;
    const another = brand !== this.brand;
    this.brand = brand;
    this.range = range;
    if (another) {
      [this.series, this.topics, this.mentions].forEach((store) => store.forget());
      this.arrivals = [];
      void this.mentions.refresh();
      void this.topics.refresh();
    }
    void this.series.refresh();
  }

  reload(): void {
    this.refresh();
    if (this.brand) void this.mentions.refresh();
  }

  private refresh(): void {
    void this.brands.refresh();
    if (!this.brand) return;
    void this.series.refresh();
    void this.topics.refresh();
  }

  /** New ones go to the top; one that has been scored since takes its own place. */
  private mention(mention: Mention): void {
    this.soon();
    if (!mention.brandIds.includes(this.brand)) return;
    const known = this.mentions.value ?? [];
    if (known.some((other) => other.id === mention.id)) {
      this.mentions.set(known.map((other) => (other.id === mention.id ? mention : other)));
      return;
    }
    this.arrivals = [...this.arrivals.slice(-500), Date.now()];
    this.mentions.set([mention, ...known].slice(0, KEPT_MENTIONS));
  }

  private level(brandId: string, level: Level): void {
    this.brands.set((this.brands.value ?? []).map((item) => (item.brand.id === brandId ? { ...item, level } : item)));
    this.soon();
  }

  private window(): string {
    const { hours, bucket } = RANGES[this.range];
    const to = new Date();
    const from = new Date(to.getTime() - hours * 3_600_000);
    return new URLSearchParams({ bucket, from: from.toISOString(), to: to.toISOString() }).toString();
  }
}
