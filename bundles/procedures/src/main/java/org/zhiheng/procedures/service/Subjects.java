package org.zhiheng.procedures.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.records.Subject;

/** The contexts that are there and tell of subjects. */
@Component(service = Subjects.class)
public final class Subjects {

    private final List<ProcedureSubject> known = new CopyOnWriteArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void add(ProcedureSubject subject) {
        known.add(subject);
    }

    public void remove(ProcedureSubject subject) {
        known.remove(subject);
    }

    /** What people call subjects, as far as somebody is there who says so. */
    Map<Subject, String> called(Collection<Subject> subjects) {
        Map<Subject, String> called = new HashMap<>();
        for (ProcedureSubject each : known) {
            List<Subject> its = subjects.stream()
                    .filter(subject -> each.types().contains(subject.type()))
                    .distinct()
                    .toList();
            if (!its.isEmpty()) {
                called.putAll(each.called(its));
            }
        }
        return called;
    }

    /** @throws ZhihengException {@code UNAVAILABLE} {@code PROCEDURE-SUBJECT-SILENT} while nobody tells of such subjects */
    ProcedureSubject of(Subject subject) {
        return known.stream()
                .filter(each -> each.types().contains(subject.type()))
                .findFirst()
                .orElseThrow(() -> ZhihengException.unavailable(
                        "PROCEDURE-SUBJECT-SILENT", "管理这类事项的部分没有运行(" + subject.type() + "),现在不能办理"));
    }
}
