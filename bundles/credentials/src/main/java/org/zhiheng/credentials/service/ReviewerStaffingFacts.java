package org.zhiheng.credentials.service;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;

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
                .map(Body::id)
                .map(body -> headcount.reviewers(body, asOf).facts())
                .orElse(Map.of());
    }
}
