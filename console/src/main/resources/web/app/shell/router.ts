/** Where we are: the page, what it shows, and its filters. Every state worth sharing is an address. */
class Place extends EventTarget {
  page = "";
  id = "";
  filters = new URLSearchParams();

  constructor() {
    super();
    this.read();
    addEventListener("popstate", () => this.read());
    addEventListener("click", (event) => this.follow(event));
  }

  go(address: string, replace = false): void {
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.read();
  }

  /** The address of here with one filter changed. */
  with(name: string, value: string): string {
    const filters = new URLSearchParams(this.filters);
    filters.set(name, value);
    return `${location.pathname}?${filters}`;
  }

  private read(): void {
    const [page, id] = location.pathname.split("/").slice(1).map(decodeURIComponent);
    this.page = page || "situation";
    this.id = id ?? "";
    this.filters = new URLSearchParams(location.search);
    this.dispatchEvent(new Event("change"));
  }

  private follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin || link.hasAttribute("download")) return;
    if (link.pathname === location.pathname && link.hash) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

export const place = new Place();
