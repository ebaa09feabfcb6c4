package io.sturmwarte.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTest {
  @TempDir Path folder;

  @Test
  void processOfAnEarlierRunIsStopped() throws Exception {
    var process = new ProcessBuilder("sleep", "600").start();
    new LeftBehind(folder.resolve("processes")).remember(process.toHandle());

    assertThat(new LeftBehind(folder.resolve("processes")).stop()).isEqualTo(1);

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void strangerWithANumberThatCameAgainIsLeftAlone() throws Exception {
    var stranger = new ProcessBuilder("sleep", "600").start();
    Files.writeString(folder.resolve("processes"), stranger.pid() + " 2020-01-01T00:00:00Z\n");

    assertThat(new LeftBehind(folder.resolve("processes")).stop()).isZero();

    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly();
  }
}
