package io.sturmwarte.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import io.sturmwarte.testing.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::isOfThisService)
          .importPackages("io.sturmwarte");

  private static final List<ArchRule> RULES =
      List.of(
          ArchitectureRules.TIME_COMES_FROM_THE_CLOCK,
          ArchitectureRules.NOBODY_WAITS_ON_THE_EVENT_LOOP,
          ArchitectureRules.TRANSACTIONS_ARE_REACTIVE,
          ArchitectureRules.NOBODY_DEPENDS_ON_A_RESOURCE,
          ArchitectureRules.FEATURES_HAVE_NO_CYCLES,
          ArchitectureRules.EVERY_OPERATION_NAMES_ITS_ROLES,
          isPlainJava("signal"),
          isPlainJava("query"),
          doesNotKnow("mention", "storm", "alert", "topic", "situation"),
          doesNotKnow("mention", "source", "imports"),
          doesNotKnow("source", "imports", "storm", "alert", "topic", "situation"),
          doesNotKnow("storm", "alert", "topic", "situation"),
          doesNotKnow("rule", "alert", "silence", "backtest"),
          doesNotKnow("silence", "alert", "rule", "backtest"),
          doesNotKnow("alert", "backtest"),
          doesNotKnow("reading", "backlog", "rescore", "mention"),
          noClasses()
              .that()
              .resideOutsideOfPackage("io.sturmwarte.monitor")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("io.sturmwarte.monitor")
              .because("the engine knows the features, not the other way round"));

  @Test
  void keepsTheRules() {
    RULES.forEach(rule -> rule.check(CLASSES));
  }

  private static ArchRule isPlainJava(String feature) {
    return noClasses()
        .that()
        .resideInAPackage("io.sturmwarte." + feature)
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "org.jspecify..", "io.sturmwarte." + feature)
        .because("it is tried as a table, and measured, without a framework");
  }

  private static ArchRule doesNotKnow(String feature, String... others) {
    var packages =
        List.of(others).stream().map(other -> "io.sturmwarte." + other).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("io.sturmwarte." + feature)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  private static boolean isOfThisService(Location location) {
    return location.contains("monitoring-service");
  }
}
