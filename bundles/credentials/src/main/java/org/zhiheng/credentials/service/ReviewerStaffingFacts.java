package org.zhiheng.credentials.service;

import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Field;

/** Facts of {@code reviewer-staffing}: how many officers of a body there were, and how many of them review. */
@Component(service = FactSource.class)
public final class ReviewerStaffingFacts implements FactSource {

    private final Headcount headcount;
    private final Organisation organisation;

    @Activate
    public ReviewerStaffingFacts(@Reference Headcount headcount, @Reference Organisation organisation) {
        this.headcount = headcount;
        this.organisation = organisation;
    }

    @Override
    public String question() {
        return "reviewer-staffing";
    }

    @Override
    public Map<String, String> references() {
        return Map.of("body", "机构编号");
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        return References.body(references, "body", organisation)
                .map(body -> withKind(headcount.reviewers(body.id(), asOf).facts(), body))
                .orElse(Map.of());
    }

    private static Map<String, Object> withKind(Map<String, Object> facts, Body body) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        BodyKinds.of(body).ifPresent(kind -> all.put("bodyKind", Field.word(kind)));
        return all;
    }
}
