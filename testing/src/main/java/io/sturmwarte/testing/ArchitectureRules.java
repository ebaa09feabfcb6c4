package io.sturmwarte.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.UniAwait;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/**
 * The rules that every service keeps; each service's {@code ArchitectureTest} names those that
 * apply to it.
 */
public final class ArchitectureRules {
  private ArchitectureRules() {}

  public static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("inject java.time.Clock");

  public static final ArchRule NOBODY_WAITS_ON_THE_EVENT_LOOP =
      noClasses()
          .should()
          .callMethod(Uni.class, "await")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(UniAwait.class)
          .because("a blocked event loop stops every caller");

  public static final ArchRule TRANSACTIONS_ARE_REACTIVE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("jakarta.transaction.Transactional")
          .because("it fails at run time with a reactive session; use @WithTransaction");

  public static final ArchRule NOBODY_DEPENDS_ON_A_RESOURCE =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Resource")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are resources of ours",
                  type ->
                      type.getPackageName().startsWith("io.sturmwarte")
                          && (type.getSimpleName().endsWith("Resource")
                              || type.getSimpleName().endsWith("GrpcService"))))
          .allowEmptyShould(true)
          .because("a resource is a door, not a room");

  public static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("io.sturmwarte.(*)..").should().beFreeOfCycles();

  /** An operation that does not say who may call it does not pass the build. */
  public static final ArchRule EVERY_OPERATION_NAMES_ITS_ROLES =
      methods()
          .that(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are REST operations or RPCs", ArchitectureRules::isOperation))
          .should(nameTheirRoles());

  private static boolean isOperation(JavaMethod method) {
    var owner = method.getOwner();
    // An interface is a client of somebody else's operations.
    var isRest =
        !owner.isInterface()
            && method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    var isRpc =
        owner.isAnnotatedWith("io.quarkus.grpc.GrpcService")
            && method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
            && !method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC)
            && !method
                .getModifiers()
                .contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC);
    return isRest || isRpc;
  }

  private static ArchCondition<JavaMethod> nameTheirRoles() {
    return new ArchCondition<>("name the roles that may call them with @RolesAllowed") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        var named =
            method.isAnnotatedWith(RolesAllowed.class)
                || method.isAnnotatedWith(PermitAll.class)
                || method.getOwner().isAnnotatedWith(RolesAllowed.class);
        if (!named) {
          events.add(
              SimpleConditionEvent.violated(method, method.getFullName() + " names no role"));
        }
      }
    };
  }
}
