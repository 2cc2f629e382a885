package org.zhiheng.credentials.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.questions.StaffingKind;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Field;

/** Facts of {@code staffing}: how many formal staff, deployed and certified there were on the day. */
@Component(service = FactSource.class)
public final class StaffingFacts implements FactSource {

    private final Headcount headcount;
    private final Organisation organisation;

    @Activate
    public StaffingFacts(@Reference Headcount headcount, @Reference Organisation organisation) {
        this.headcount = headcount;
        this.organisation = organisation;
    }

    @Override
    public String question() {
        return "staffing";
    }

    @Override
    public Map<String, String> references() {
        return Map.of("body", "机构编号", "division", "区划代码,问执法力量下沉时");
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Optional<Body> body = References.body(references, "body", organisation);
        Optional<String> division = References.one(references, "division");
        division.filter(each -> !DivisionCode.isValid(each)).ifPresent(each -> {
            throw References.wrong("division", "“division”应当是区划代码");
        });
        Object kind = given.get("kind");
        if (Field.word(StaffingKind.DEPLOYMENT).equals(kind)) {
            String where =
                    division.or(() -> body.map(each -> each.division().value())).orElseThrow();
            List<String> departments =
                    body.map(each -> List.of(each.id())).orElseGet(() -> headcount.departments(where));
            facts.putAll(headcount.deployment(where, departments, asOf).facts());
        } else if (body.isPresent() && Field.word(StaffingKind.CERTIFICATES).equals(kind)) {
            facts.putAll(headcount.certificates(body.get().id(), asOf).facts());
            BodyKinds.of(body.get()).ifPresent(each -> facts.put("bodyKind", Field.word(each)));
        } else if (body.isPresent()) {
            facts.putAll(headcount.centre(body.get().id(), asOf).facts());
        }
        return facts;
    }
}
