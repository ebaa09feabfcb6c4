package io.sturmwarte.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a command was told: words, options with a value ({@code --head toxicity}) and flags. */
public record Arguments(List<String> words, Map<String, String> options) {
  /** What a command does. */
  public interface Command {
    void run() throws IOException, InterruptedException;
  }

  /** Runs a command; what it cannot do is said in a sentence, without the trace of the stack. */
  public static void explain(Command command) {
    try {
      command.run();
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @param known the options that take a value
   * @param flags those that take none
   */
  public static Arguments of(String[] arguments, Set<String> known, Set<String> flags) {
    var words = new ArrayList<String>();
    var options = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i++) {
      var argument = arguments[i];
      if (!argument.startsWith("--")) {
        words.add(argument);
      } else if (flags.contains(argument)) {
        options.put(argument, "");
      } else if (known.contains(argument) && i + 1 < arguments.length) {
        options.put(argument, arguments[++i]);
      } else {
        throw new IllegalArgumentException(
            "%s is no option or has no value; there are %s %s".formatted(argument, known, flags));
      }
    }
    return new Arguments(List.copyOf(words), Map.copyOf(options));
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  public boolean has(String flag) {
    return options.containsKey(flag);
  }
}
