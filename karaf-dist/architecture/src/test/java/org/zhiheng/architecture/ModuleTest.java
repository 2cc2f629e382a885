package org.zhiheng.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the table of allowed dependencies (docs/decisions/0001-modules.md) and what else the whole code keeps. */
class ModuleTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.zhiheng");

    private static final Map<String, String> ROOTS = Map.of(
            "api", "org.zhiheng.api..",
            "region-spi", "org.zhiheng.region..",
            "rules", "org.zhiheng.rules..",
            "law", "org.zhiheng.law..",
            "rest", "org.zhiheng.rest..",
            "shell", "org.zhiheng.shell..");

    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "api", Set.of(),
            "region-spi", Set.of("api"),
            "rules", Set.of("api", "region-spi"),
            "law", Set.of("api", "rules"),
            "rest", Set.of("api"),
            "shell", Set.of("api"));

    @ParameterizedTest
    @ValueSource(strings = {"api", "region-spi", "rules", "law", "rest", "shell"})
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
    void every_module_is_looked_at() {
        ROOTS.values().forEach(root -> assertThat(
                        CLASSES.stream().anyMatch(each -> each.getPackageName().startsWith(root.replace("..", ""))))
                .as(root)
                .isTrue());
    }

    @Test
    void law_and_the_reader_of_rules_work_without_osgi() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.zhiheng.law.inquiry..",
                        "org.zhiheng.law.terms..",
                        "org.zhiheng.law.competence..",
                        "org.zhiheng.rules.reader..",
                        "org.zhiheng.rules.layers..",
                        "org.zhiheng.rules.dmn..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.osgi..")
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
                        "org.zhiheng.rules.archive..")
                .check(CLASSES);
    }

    @Test
    void nobody_reads_the_system_clock_behind_the_back_of_the_injected_one() {
        for (Class<?> type : List.of(
                LocalDate.class, LocalDateTime.class, Instant.class, OffsetDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(CLASSES);
        }
    }

    @Test
    void nothing_is_printed_past_the_log_but_by_the_console() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.zhiheng.shell..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
