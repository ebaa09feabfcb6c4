package io.sturmwarte.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium that is installed here; none is ever downloaded. */
final class Browsers {
  static final String SKIP = "skip";

  private Browsers() {}

  static Playwright playwright() {
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
  }

  static Browser chromium(Playwright playwright) {
    var options =
        new LaunchOptions()
            .setExecutablePath(installed())
            .setHeadless(true)
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    return playwright.chromium().launch(options);
  }

  private static Path installed() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No browser is installed here: install the package chromium, or leave the browser tests out "
                        + "with -Dsturmwarte.browser=skip"));
  }
}
