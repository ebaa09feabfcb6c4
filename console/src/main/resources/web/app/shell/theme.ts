export type Theme = "auto" | "light" | "dark";

/** Light, dark, or as the system says; remembered on this machine. */
class Appearance extends EventTarget {
  current: Theme = (localStorage.getItem("theme") as Theme) ?? "auto";

  constructor() {
    super();
    this.apply();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.dispatchEvent(new Event("change")));
  }

  get dark(): boolean {
    return this.current === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : this.current === "dark";
  }

  choose(theme: Theme): void {
    this.current = theme;
    localStorage.setItem("theme", theme);
    this.apply();
    this.dispatchEvent(new Event("change"));
  }

  private apply(): void {
    if (this.current === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.current;
  }
}

export const theme = new Appearance();
