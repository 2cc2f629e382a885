package org.zhiheng.registers.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.procedures.InStage;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Writing;
import org.zhiheng.registers.domain.Slice;

/** Who writes what of a register, and when: the one place where what its definition says of that is held against a change. */
final class Writers {

    static final String OUT_OF_REACH = "ACCESS-FORBIDDEN";

    static final String WRITER = "REGISTER-WRITER";
    private static final String STAGE = "REGISTER-STAGE";
    private static final String PROCEDURE = "REGISTER-PROCEDURE";

    private final RegisterDefinition definition;
    private final Rights rights;
    private final Organisation organisation;

    Writers(RegisterDefinition definition, Rights rights, Organisation organisation) {
        this.definition = definition;
        this.rights = rights;
        this.organisation = organisation;
    }

    /**
     * Looks at one change.
     *
     * @param whose the bodies whose the row is and becomes, by what its owner's field says
     * @param standing where it stands in procedures
     */
    void look(
            Examination.Examined examined,
            Map<String, Set<String>> whose,
            List<InStage> standing,
            List<Problem> problems) {
        new Look(examined, whose, standing, problems).all();
    }

    private final class Look {
        private final Examination.Examined examined;
        private final Map<String, Set<String>> whose;
        private final List<InStage> standing;
        private final List<Problem> problems;
        private final boolean row;

        Look(
                Examination.Examined examined,
                Map<String, Set<String>> whose,
                List<InStage> standing,
                List<Problem> problems) {
            this.examined = examined;
            this.whose = whose;
            this.standing = standing;
            this.problems = problems;
            this.row = may(definition.change())
                    || named()
                    || definition.writing().owners()
                            && owns(definition.writing().stages());
        }

        private boolean may(Operation operation) {
            return rights.reaches(operation, whose.values());
        }

        /** Whether somebody reaches the bodies that the row names, before and then, as such that write it although it is another's. */
        private boolean named() {
            if (definition.alsoWrittenBy() == null) {
                return false;
            }
            List<Object> bodies = slices().map(each -> each.values().get(definition.alsoWrittenBy()))
                    .toList();
            return !bodies.isEmpty()
                    && bodies.stream()
                            .allMatch(each -> each instanceof String body
                                    && rights.reaches(definition.change(), List.of(Set.of(body))));
        }

        /** Whether somebody owns the stage in which the row stands, and it is one of these. */
        private boolean owns(List<String> stages) {
            return standing.stream()
                    .anyMatch(each -> (stages.isEmpty() || stages.contains(each.stage())) && rights.acts(each));
        }

        private boolean owns(Field field) {
            return field.writing().owners() && owns(definition.stages(field));
        }

        void all() {
            Set<Field> changed = changed();
            boolean whole = whole();
            boolean plain = changed.isEmpty()
                    || changed.stream().anyMatch(each -> each.writing().by() == null && !owns(each));
            if (!row && (whole || plain)) {
                outOfReach();
                return;
            }
            if (whole) {
                stage(null, definition.writing().stages());
            }
            for (Field each : changed) {
                field(each);
            }
            words();
            kept();
        }

        private void outOfReach() {
            String name = whose.entrySet().stream()
                    .filter(each -> !rights.reaches(definition.change(), List.of(each.getValue())))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(definition.title());
            problem(definition.owner().field(), OUT_OF_REACH, "“" + name + "”不在您的权限范围内");
        }

        /** Whether it is about the row, and not only about what stands in its fields. */
        private boolean whole() {
            Change change = examined.change();
            if (change instanceof Change.Correct correct) {
                return correct.from() != null || correct.to() != null || correct.endless();
            }
            return !(change instanceof Change.Amend);
        }

        private void field(Field field) {
            Writing writing = field.writing();
            String title = "“" + field.title() + "”";
            if (!writing.people()) {
                problem(field.name(), PROCEDURE, title + "由办理程序写入,不能填写");
            } else if (writing.by() != null && !may(writing.by()) && !owns(field)) {
                problem(
                        field.name(),
                        WRITER,
                        title + "由可以“" + writing.by().title() + "”的人员" + (writing.owners() ? "或者环节的承办人" : "") + "填写");
            } else {
                stage(field, definition.stages(field));
            }
        }

        private void stage(Field field, List<String> stages) {
            if (stages.isEmpty()) {
                return;
            }
            String title = field == null ? definition.title() : field.title();
            String name = field == null ? null : field.name();
            if (standing.isEmpty() && !stages.contains(Writing.NONE)) {
                problem(name, STAGE, "“" + title + "”要到办理程序的相应环节才能填写");
            }
            standing.stream()
                    .filter(each -> !stages.contains(each.stage()))
                    .findFirst()
                    .ifPresent(each -> problem(
                            name,
                            STAGE,
                            each.open()
                                    ? "正在办理“" + each.stageTitle() + "”,“" + title + "”在这一环节不能填写或者修改"
                                    : "已经办结(" + each.stageTitle() + "),“" + title + "”不能再填写或者修改"));
        }

        /** What has a value that only some may give is theirs. */
        private void words() {
            for (Field field : definition.fields()) {
                field.writing().words().forEach((word, operation) -> {
                    boolean there = slices().anyMatch(each -> has(each, field, word));
                    if (there && !may(operation)) {
                        String title = field.words().stream()
                                .filter(each -> each.code().equals(word))
                                .map(Field.Word::title)
                                .findFirst()
                                .orElse(word);
                        problem(
                                field.name(),
                                WRITER,
                                "“" + field.title() + "”是“" + title + "”的,由可以“" + operation.title() + "”的人员登记和修改");
                    }
                });
            }
        }

        private static boolean has(Slice slice, Field field, String word) {
            Object value = slice.values().get(field.name());
            return word.equals(value) || value instanceof List<?> several && several.contains(word);
        }

        /** What a body has decided, it or one that reaches it decides otherwise. */
        private void kept() {
            if (definition.keptBy() == null) {
                return;
            }
            Field field = definition.field(definition.keptBy()).orElseThrow();
            slices().map(each -> (String) each.values().get(field.name()))
                    .filter(Objects::nonNull)
                    // That there is no such body is told as what it is.
                    .filter(each -> organisation.body(each).isPresent())
                    .filter(each -> !rights.reaches(definition.change(), List.of(Set.of(each))))
                    .findFirst()
                    .ifPresent(each -> problem(
                            field.name(),
                            WRITER,
                            "“" + organisation.body(each).map(Body::title).orElse(each) + "”是“" + field.title()
                                    + "”,只有它或者管理它的机关才能登记和修改"));
        }

        /** What is said before and then, apart from what stays as it is. */
        private Stream<Slice> slices() {
            List<Slice> both = new ArrayList<>(examined.before());
            both.removeAll(examined.after());
            examined.after().stream()
                    .filter(each -> !examined.before().contains(each))
                    .forEach(both::add);
            return both.stream();
        }

        /** The fields of which something else is said then on days of which something was said before, and those of what is new. */
        private Set<Field> changed() {
            Set<Field> changed = new LinkedHashSet<>();
            if (examined.change() instanceof Change.End || examined.change() instanceof Change.Withdraw) {
                return changed;
            }
            for (Slice slice : examined.after()) {
                if (slice.number() != 0) {
                    continue;
                }
                List<Slice> old = examined.before().stream()
                        .filter(each ->
                                !each.from().isAfter(slice.to()) && !each.to().isBefore(slice.from()))
                        .toList();
                for (Field field : definition.fields()) {
                    if (changed(field, slice, old)) {
                        changed.add(field);
                    }
                }
            }
            return changed;
        }

        private boolean changed(Field field, Slice slice, List<Slice> old) {
            Object now = slice.values().get(field.name());
            boolean other = old.isEmpty()
                    ? now != null
                    : old.stream()
                            .anyMatch(each -> !Objects.equals(each.values().get(field.name()), now));
            return other || slice.secrets().containsKey(field.name()) && !old.isEmpty();
        }

        private void problem(String field, String code, String message) {
            problems.add(new Problem(examined.index(), field, code, message));
        }
    }
}
