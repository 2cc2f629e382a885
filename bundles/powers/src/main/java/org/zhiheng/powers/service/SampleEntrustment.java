package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.EntrustedKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;

/** What departments of the sample district have entrusted to townships: in force, over, and on the way. */
final class SampleEntrustment {

    private static final List<String> ENTRUSTING = List.of("transport", "forestry", "ocean", "health");
    private static final int TERM_YEARS = 1;

    /** How far an entrustment has come. */
    private enum Stage {
        IN_FORCE,
        OVER,
        SIGNED,
        REVIEWED
    }

    private final District district;
    private final SampleRows rows;

    SampleEntrustment(District district, SampleRows rows) {
        this.district = district;
        this.rows = rows;
    }

    void of(List<SampleItem> items) {
        List<Body> townships = district.townships();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < ENTRUSTING.size() * 2; i++) {
            String key = "sample-en-" + (i + 1);
            keys.add(key);
            entrustment(
                    key,
                    district.body(ENTRUSTING.get(i % ENTRUSTING.size())),
                    townships.get(i % townships.size()),
                    Stage.values()[i % Stage.values().length]);
        }
        for (int i = 0; i < keys.size(); i++) {
            String body = district.body(ENTRUSTING.get(i % ENTRUSTING.size()));
            String key = keys.get(i);
            items.stream()
                    .filter(each -> each.body().equals(body) && each.name().contains("处罚"))
                    .limit(3)
                    .forEach(each -> rows.add(
                            "entrusted-items",
                            key.replace("-en-", "-ei-") + "-" + each.number(),
                            "entrustment",
                            key,
                            "item",
                            each.key(),
                            "name",
                            each.name()));
        }
    }

    private void entrustment(String key, String entrusting, Body entrusted, Stage stage) {
        LocalDate today = district.today();
        LocalDate from =
                switch (stage) {
                    case IN_FORCE -> today.minusDays(200);
                    case OVER -> today.minusDays(600);
                    case SIGNED, REVIEWED -> today.plusDays(20);
                };
        boolean signed = stage != Stage.REVIEWED;
        boolean published = stage == Stage.IN_FORCE || stage == Stage.OVER;
        LocalDate began = published ? from.minusDays(40) : today.minusDays(30);
        rows.add(
                "entrustments",
                key,
                from,
                from.plusYears(TERM_YEARS).minusDays(1),
                "title",
                "委托执法协议" + key.substring(key.lastIndexOf('-') + 1) + "(示例)",
                "entrusting",
                entrusting,
                "entrustedKind",
                Field.word(EntrustedKind.TOWNSHIP),
                "entrusted",
                entrusted.id(),
                "basis",
                "《中华人民共和国行政处罚法》第二十条和示例依据",
                "powers",
                List.of(Field.word(ActKind.PENALTY), Field.word(ActKind.INSPECTION)),
                "rightsAndDuties",
                "示例权利与义务",
                "liability",
                "示例责任",
                "justiceReviewedOn",
                began,
                "governmentApprovedOn",
                signed ? began.plusDays(8) : null,
                "signedOn",
                signed ? began.plusDays(15) : null,
                "publishedOn",
                published ? began.plusDays(22) : null,
                "filedWith",
                published ? "示例区司法局(示例)" : null,
                "filedOn",
                published ? began.plusDays(25) : null);
    }
}
