package io.sturmwarte;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sturmwarte.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  /** Ours alone: the contract's generated classes lie in a package of the same root. */
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .withImportOption(location -> location.contains("scoring-service"))
          .importPackages("io.sturmwarte");

  private static final ArchRule TEXT_HAS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAPackage("io.sturmwarte.text..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.sturmwarte.text..", "org.jspecify..");

  private static final ArchRule NOBODY_DEPENDS_ON_THE_TRAINER =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sturmwarte.learning..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.sturmwarte.learning..", "de.bwaldvogel..")
          .because("its library is not there at run time");

  private static final ArchRule ONLY_THE_DOOR_KNOWS_THE_CONTRACT =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sturmwarte.score..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.sturmwarte.scoring..", "io.grpc..")
          .because("the features are to be usable without it");

  static Stream<ArchRule> rules() {
    return Stream.of(
        ArchitectureRules.TIME_COMES_FROM_THE_CLOCK,
        ArchitectureRules.NOBODY_WAITS_ON_THE_EVENT_LOOP,
        ArchitectureRules.TRANSACTIONS_ARE_REACTIVE,
        ArchitectureRules.NOBODY_DEPENDS_ON_A_RESOURCE,
        ArchitectureRules.FEATURES_HAVE_NO_CYCLES,
        ArchitectureRules.EVERY_OPERATION_NAMES_ITS_ROLES,
        TEXT_HAS_NO_FRAMEWORK,
        NOBODY_DEPENDS_ON_THE_TRAINER,
        ONLY_THE_DOOR_KNOWS_THE_CONTRACT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(OURS);
  }
}
