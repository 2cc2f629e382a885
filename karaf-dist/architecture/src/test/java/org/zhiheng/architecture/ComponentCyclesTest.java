package org.zhiheng.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * No component needs, through others, itself to be made. The container would make one for the other and find it unmade: depending on the order in which bundles
 * start, one of them then stays away. Who knows somebody who knows him takes {@code ComponentServiceObjects} and asks when he needs him.
 */
class ComponentCyclesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.zhiheng");

    @Test
    void no_component_needs_itself_to_be_made() {
        Map<String, Set<String>> makers = new HashMap<>();
        Map<String, Set<String>> needs = new TreeMap<>();
        for (JavaClass component : CLASSES) {
            component.tryGetAnnotationOfType(Component.class.getName()).ifPresent(annotation -> {
                services(annotation).forEach(service -> makers.computeIfAbsent(service, each -> new TreeSet<>())
                        .add(component.getName()));
                needs.put(component.getName(), needed(component));
            });
        }
        assertThat(makers).containsKey("org.zhiheng.registers.RegisterStore");
        Map<String, Set<String>> made = new TreeMap<>();
        needs.forEach((component, services) -> {
            Set<String> all = new TreeSet<>();
            services.forEach(service -> all.addAll(makers.getOrDefault(service, Set.of())));
            made.put(component, all);
        });
        Set<String> whole = new HashSet<>();
        for (String component : made.keySet()) {
            Optional<List<String>> cycle = cycle(component, made, new ArrayList<>(), whole);
            assertThat(cycle).as("a component that needs itself to be made").isEmpty();
        }
    }

    /** The container takes a public constructor by the number of its parameters, and which of two depends on nothing one can rely on. */
    @Test
    void no_two_public_constructors_of_a_component_that_takes_services_have_as_many_parameters() {
        assertThat(CLASSES.stream()
                        .filter(each -> each.isAnnotatedWith(Component.class.getName()))
                        .filter(each -> each.getConstructors().stream()
                                .flatMap(one -> one.getParameters().stream())
                                .anyMatch(one -> one.isAnnotatedWith(Reference.class.getName())))
                        .filter(each -> {
                            List<Integer> parameters = each.getConstructors().stream()
                                    .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
                                    .map(one -> one.getParameters().size())
                                    .toList();
                            return new HashSet<>(parameters).size() < parameters.size();
                        })
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static Stream<String> services(JavaAnnotation<?> annotation) {
        return annotation
                .get("service")
                .map(each -> Stream.of((JavaClass[]) each))
                .orElse(Stream.of())
                .map(JavaClass::getName);
    }

    private static Set<String> needed(JavaClass component) {
        Set<String> needed = new TreeSet<>();
        for (JavaCodeUnit unit : component.getCodeUnits()) {
            boolean bound = unit.isAnnotatedWith(Reference.class.getName());
            for (JavaParameter parameter : unit.getParameters()) {
                if (bound || parameter.isAnnotatedWith(Reference.class.getName())) {
                    needed.add(parameter.getRawType().getName());
                }
            }
        }
        component.getFields().stream()
                .filter(each -> each.isAnnotatedWith(Reference.class.getName()))
                .forEach(each -> needed.add(each.getRawType().getName()));
        return needed;
    }

    /** @param whole components from which no cycle is reached */
    private static Optional<List<String>> cycle(
            String component, Map<String, Set<String>> made, List<String> way, Set<String> whole) {
        if (way.contains(component)) {
            return Optional.of(way.subList(way.indexOf(component), way.size()));
        }
        if (whole.contains(component)) {
            return Optional.empty();
        }
        way.add(component);
        for (String next : made.getOrDefault(component, Set.of())) {
            Optional<List<String>> found = cycle(next, made, way, whole);
            if (found.isPresent()) {
                return found;
            }
        }
        way.remove(way.size() - 1);
        whole.add(component);
        return Optional.empty();
    }
}
