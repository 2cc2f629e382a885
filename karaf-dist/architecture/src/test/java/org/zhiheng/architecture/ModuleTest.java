package org.zhiheng.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.ReceiptReplay;

/** Holds the table of allowed dependencies (docs/decisions/0001-modules.md) and what else the whole code keeps. */
class ModuleTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.zhiheng");

    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry("api", "org.zhiheng.api.."),
            Map.entry("region-spi", "org.zhiheng.region.."),
            Map.entry("rules", "org.zhiheng.rules.."),
            Map.entry("law", "org.zhiheng.law.."),
            Map.entry("persistence", "org.zhiheng.persistence.."),
            Map.entry("records", "org.zhiheng.records.."),
            Map.entry("procedures", "org.zhiheng.procedures.."),
            Map.entry("access", "org.zhiheng.access.."),
            Map.entry("registers", "org.zhiheng.registers.."),
            Map.entry("credentials", "org.zhiheng.credentials.."),
            Map.entry("powers", "org.zhiheng.powers.."),
            Map.entry("documents", "org.zhiheng.documents.."),
            Map.entry("cases", "org.zhiheng.cases.."),
            Map.entry("disclosure", "org.zhiheng.disclosure.."),
            Map.entry("portal", "org.zhiheng.portal.."),
            Map.entry("backup", "org.zhiheng.backup.."),
            Map.entry("operations", "org.zhiheng.operations.."),
            Map.entry("rest", "org.zhiheng.rest.."),
            Map.entry("shell", "org.zhiheng.shell.."),
            Map.entry("exchange", "org.zhiheng.exchange.."),
            Map.entry("web", "org.zhiheng.web.."),
            Map.entry("testkit", "org.zhiheng.testkit.."));

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("api", Set.of()),
            Map.entry("region-spi", Set.of("api")),
            Map.entry("rules", Set.of("api", "region-spi")),
            Map.entry("law", Set.of("api", "rules")),
            Map.entry("persistence", Set.of("api")),
            Map.entry("records", Set.of("api", "persistence")),
            Map.entry("procedures", Set.of("api", "law", "rules", "persistence", "records")),
            Map.entry("access", Set.of("api", "persistence")),
            Map.entry("registers", Set.of("api", "persistence")),
            Map.entry("credentials", Set.of("api", "law", "rules", "persistence", "records", "registers")),
            Map.entry("powers", Set.of("api", "rules", "law", "persistence", "records", "registers")),
            Map.entry("documents", Set.of("api", "rules", "persistence", "registers")),
            Map.entry("cases", Set.of("api", "law", "rules", "persistence", "records", "registers", "documents")),
            Map.entry("disclosure", Set.of("api", "law", "rules", "persistence", "records", "registers")),
            Map.entry("portal", Set.of("api", "records")),
            Map.entry("backup", Set.of("api", "persistence", "records")),
            Map.entry("operations", Set.of("api")),
            Map.entry("rest", Set.of("api")),
            Map.entry("shell", Set.of("api")),
            Map.entry("exchange", Set.of("api", "region-spi")),
            Map.entry("web", Set.of()),
            Map.entry("testkit", Set.of("api", "rules", "law")));

    /** A program of the build: nobody injects into it. */
    private static final String SIGNING_PROGRAM = "org.zhiheng.testkit.pack.SignFolder";

    /** The only class of the platform that may read the system clock; everybody else is given a {@link Clock}. */
    private static final String CLOCK = "org.zhiheng.rules.clock.PlatformClock";

    /** That of the portal, which runs without the platform. */
    private static final String PORTAL_CLOCK = "org.zhiheng.portal.PortalClock";

    private static final String[] EDGES = {"org.zhiheng.rest..", "org.zhiheng.shell..", "org.zhiheng.exchange.."};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "region-spi",
                "rules",
                "law",
                "persistence",
                "records",
                "procedures",
                "access",
                "registers",
                "credentials",
                "powers",
                "documents",
                "cases",
                "disclosure",
                "portal",
                "backup",
                "operations",
                "rest",
                "shell",
                "exchange",
                "web",
                "testkit"
            })
    void a_module_uses_only_what_the_table_allows(String module) {
        List<String> forbidden = new ArrayList<>();
        ROOTS.forEach((other, root) -> {
            if (!other.equals(module) && !ALLOWED.get(module).contains(other)) {
                forbidden.add(root);
            }
        });
        noClasses()
                .that()
                .resideInAPackage(ROOTS.get(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(new String[0]))
                .check(CLASSES);
    }

    @Test
    void every_module_is_looked_at() throws IOException {
        ROOTS.values().forEach(root -> assertThat(
                        CLASSES.stream().anyMatch(each -> each.getPackageName().startsWith(root.replace("..", ""))))
                .as(root)
                .isTrue());
        try (Stream<Path> bundles = Files.list(Path.of("../../bundles"))) {
            assertThat(bundles.filter(each -> Files.exists(each.resolve("pom.xml")))
                            .map(each -> each.getFileName().toString()))
                    .isSubsetOf(ROOTS.keySet());
        }
    }

    @Test
    void law_and_the_reader_of_rules_work_without_osgi() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.zhiheng.law..",
                        "org.zhiheng.rules.reader..",
                        "org.zhiheng.rules.layers..",
                        "org.zhiheng.rules.dmn..")
                .and()
                .doNotHaveSimpleName("RulingsComponent")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.osgi..")
                .check(CLASSES);
    }

    @Test
    void verifying_the_record_needs_nothing_but_the_jdk_and_bouncycastle() {
        noClasses()
                .that()
                .resideInAPackage("org.zhiheng.records")
                .and()
                .doNotHaveSimpleName("package-info")
                // Asks rulings again, for who has rules.
                .and()
                .doNotBelongToAnyOf(ReceiptReplay.class)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "javax.crypto..",
                        "org.bouncycastle..",
                        "org.zhiheng.records",
                        "org.zhiheng.api.records",
                        "org.zhiheng.api.error")
                .check(CLASSES);
    }

    /** It runs where there is no platform: only what verifies receipts is put into it. */
    @Test
    void the_portal_knows_of_the_platform_only_how_to_verify() {
        noClasses()
                .that()
                .resideInAPackage("org.zhiheng.portal..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.zhiheng..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "org.zhiheng.portal..", "org.zhiheng.records", "org.zhiheng.api.error"))))
                .check(CLASSES);
    }

    @Test
    void law_uses_the_inside_of_rules_nowhere() {
        noClasses()
                .that()
                .resideInAPackage("org.zhiheng.law..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.zhiheng.rules.reader..",
                        "org.zhiheng.rules.layers..",
                        "org.zhiheng.rules.dmn..",
                        "org.zhiheng.rules.swap..",
                        "org.zhiheng.rules.archive..",
                        "org.zhiheng.rules.clock..")
                .check(CLASSES);
    }

    @Test
    void law_asks_no_clock_at_all() {
        noClasses()
                .that()
                .resideInAPackage("org.zhiheng.law..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void nobody_reads_the_system_clock_behind_the_back_of_the_injected_one() {
        DescribedPredicate<JavaCall<?>> now = describe(
                "now() without a clock",
                call -> call.getTarget().getOwner().getPackageName().startsWith("java.time")
                        && call.getTarget().getName().equals("now")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(each -> each.isEquivalentTo(Clock.class)));
        DescribedPredicate<JavaCall<?>> systemClock = describe(
                "a system clock",
                call -> call.getTarget().getOwner().isEquivalentTo(Clock.class)
                        && (call.getTarget().getName().startsWith("system")
                                || call.getTarget().getName().startsWith("tick")));
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CLOCK)
                .and()
                .doNotHaveFullyQualifiedName(PORTAL_CLOCK)
                .and()
                .doNotHaveFullyQualifiedName(SIGNING_PROGRAM)
                .should()
                .callMethodWhere(now)
                .orShould()
                .callMethodWhere(systemClock)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .callMethod(Calendar.class, "getInstance")
                .check(CLASSES);
    }

    @Test
    void nothing_is_printed_past_the_log_but_by_the_console_and_the_tests_of_packages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.zhiheng.shell..", "org.zhiheng.testkit..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    /** {@code super(…)} in an exception of ours is no throwing. */
    private static DescribedPredicate<JavaConstructorCall> makes(DescribedPredicate<? super JavaClass> type) {
        return describe(
                "make " + type.getDescription(),
                call -> type.test(call.getTarget().getOwner())
                        && !call.getOriginOwner().isAssignableTo(Throwable.class));
    }

    @Test
    void nobody_throws_an_exception_that_says_nothing() {
        DescribedPredicate<JavaClass> vanilla =
                describe("a plain Exception, RuntimeException, Error or Throwable", type -> Stream.of(
                                Exception.class, RuntimeException.class, Error.class, Throwable.class)
                        .anyMatch(type::isEquivalentTo));
        noClasses().should().callConstructorWhere(makes(vanilla)).check(CLASSES);
    }

    @Test
    void exceptions_that_leave_a_module_are_zhiheng_exceptions() {
        // A calendar without the year, and a rule of a type that cannot be used, are told by rules and caught by law:
        // the ruling is open.
        classes()
                .that()
                .resideInAnyPackage(
                        "org.zhiheng.api..",
                        "org.zhiheng.region",
                        "org.zhiheng.rules",
                        "org.zhiheng.law",
                        "org.zhiheng.records")
                .and()
                .areAssignableTo(Throwable.class)
                .and()
                .doNotHaveSimpleName("UncoveredYearException")
                .and()
                .doNotHaveSimpleName("OtherTypeException")
                .should()
                .haveFullyQualifiedName(ZhihengException.class.getName())
                .check(CLASSES);
    }

    @Test
    void edges_refuse_only_with_zhiheng_exceptions_or_what_their_protocol_has() {
        DescribedPredicate<JavaClass> allowed = assignableTo(ZhihengException.class)
                .or(assignableTo(IllegalStateException.class))
                .or(assignableTo(IllegalArgumentException.class))
                .or(assignableTo(IOException.class))
                .or(resideInAnyPackage("org.zhiheng.exchange.contract.."))
                // What an iterator says at its end.
                .or(assignableTo(NoSuchElementException.class))
                // The compiler puts it where a switch over an enumeration meets a value it does not know.
                .or(assignableTo(IncompatibleClassChangeError.class))
                // What JAAS asks of login modules.
                .or(resideInAnyPackage("javax.security.auth.."))
                // With this one the console shows the text it was given and the client's exit status is 1.
                .or(describe("the console's exception", type -> type.getName()
                        .equals("org.apache.karaf.shell.support.CommandException")));
        noClasses()
                .that()
                .resideInAnyPackage(EDGES)
                .should()
                .callConstructorWhere(makes(assignableTo(Throwable.class).and(DescribedPredicate.not(allowed))))
                .check(CLASSES);
    }

    @Test
    void components_are_given_what_they_need_once_and_keep_it() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Component.class)
                .should()
                .beFinal()
                .orShould()
                // A service that may come and go while the component stays.
                .haveModifier(JavaModifier.VOLATILE)
                .check(CLASSES);
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Component.class)
                .should()
                .notBeAnnotatedWith(Reference.class)
                .orShould()
                .haveModifier(JavaModifier.VOLATILE)
                .check(CLASSES);
    }
}
