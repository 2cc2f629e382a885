package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.powers.DutyTopic;
import org.zhiheng.api.powers.EnforcementLevel;
import org.zhiheng.api.powers.LeniencyKind;
import org.zhiheng.api.powers.RuleDocumentKind;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;

/** The lists of the sample district by which enforcement is divided, inspected, reviewed and published. */
final class SampleLists {

    private static final int LAYERED = 160;
    private static final int PATROLLED = 40;
    private static final LocalDate SINCE = LocalDate.of(2024, 7, 1);
    private static final LocalDate PUBLISHED = SINCE.minusDays(5);
    private static final String BASIS = "示例依据";

    private final District district;
    private final SampleRows rows;

    SampleLists(District district, SampleRows rows) {
        this.district = district;
        this.rows = rows;
    }

    /** @param handedOver those a township may have */
    void of(List<SampleItem> items, List<SampleItem> handedOver) {
        items.stream()
                .limit(district.share(LAYERED))
                .forEach(each -> layered(each, handedOver.contains(each) && each.most() < 50_000));
        items.stream().limit(district.share(PATROLLED)).forEach(this::patrol);
        district.bodies().forEach(this::duty);
        district.departments().forEach(this::reviewed);
        items.stream().limit(district.share(PATROLLED)).forEach(this::random);
        for (int i = 0; i < 10; i++) {
            ofTen(items.get(i % items.size()), i);
        }
    }

    private void layered(SampleItem item, boolean township) {
        rows.add(
                "layered-items",
                String.format("sample-ly-%04d", item.number()),
                SINCE,
                null,
                "name",
                item.name(),
                "item",
                item.key(),
                "body",
                district.body("justice"),
                "level",
                township ? "township" : "department",
                "settingBasis",
                item.basis(),
                "penaltyBasis",
                item.basis(),
                "publishedOn",
                PUBLISHED);
    }

    private void patrol(SampleItem item) {
        List<Body> townships = district.townships();
        rows.add(
                "patrol-items",
                String.format("sample-pt-%04d", item.number()),
                SINCE,
                null,
                "name",
                "巡查事项" + item.number() + "(示例)",
                "field",
                item.field(),
                "body",
                item.body(),
                "item",
                item.key(),
                "content",
                "是否有" + item.name().substring(1) + "情形",
                "frequency",
                item.number() % 2 == 0 ? "每周一次" : "每月两次",
                "combined",
                item.number() % 3 == 0,
                "claimedBy",
                townships.get(item.number() % townships.size()).id());
    }

    private void duty(Body body) {
        boolean township = body.kind() == Body.Kind.TOWNSHIP;
        boolean designated = body.id().equals(district.body("emergency"));
        DutyTopic topic = township ? DutyTopic.CROSS_AREA : designated ? DutyTopic.DESIGNATED : DutyTopic.DEPARTMENT;
        rows.add(
                "granular-duties",
                "sample-du-" + District.name(body.id()),
                SINCE,
                null,
                "body",
                body.id(),
                "topic",
                Field.word(topic),
                "duty",
                body.title() + "的履职事项",
                "content",
                "示例履职内容",
                "basis",
                BASIS,
                "designatedBy",
                designated ? "示例区人民政府(示例)" : null,
                "designatedOn",
                designated ? PUBLISHED : null,
                "publishedOn",
                PUBLISHED);
    }

    private void reviewed(Body body) {
        rows.add(
                "review-catalogue",
                "sample-rv-" + District.name(body.id()),
                SINCE,
                null,
                "name",
                "拟作出较大数额罚款的决定(示例)",
                "body",
                body.id(),
                "actKind",
                Field.word(ActKind.PENALTY),
                "level",
                Field.word(EnforcementLevel.DISTRICT),
                "field",
                District.field(body.id()),
                "amount",
                "较大数额(示例)",
                "socialImpact",
                "有重大社会影响",
                "basis",
                "《中华人民共和国行政处罚法》第五十八条",
                "publishedOn",
                PUBLISHED);
    }

    private void random(SampleItem item) {
        rows.add(
                "random-inspection-items",
                String.format("sample-ri-%04d", item.number()),
                SINCE,
                null,
                "name",
                "随机抽查事项" + item.number() + "(示例)",
                "body",
                item.body(),
                "item",
                item.key(),
                "basis",
                item.basis(),
                "object",
                "示例检查对象",
                "content",
                item.name(),
                "method",
                "现场检查",
                "ratio",
                "5%",
                "frequency",
                "每年一次",
                "changeCause",
                "首次编制",
                "publishedOn",
                PUBLISHED);
    }

    /** Lists that have few entries. */
    private void ofTen(SampleItem item, int index) {
        rows.add(
                "full-coverage-items",
                "sample-fc-" + index,
                SINCE,
                null,
                "name",
                "全覆盖监管对象" + index + "(示例)",
                "field",
                item.field(),
                "body",
                item.body(),
                "ground",
                "直接涉及公共安全(示例)",
                "basis",
                BASIS,
                "frequency",
                "每年一次",
                "publishedOn",
                PUBLISHED);
        rows.add(
                "service-guides",
                "sample-sg-" + index,
                SINCE,
                null,
                "name",
                "服务指南" + index + "(示例)",
                "body",
                item.body(),
                "item",
                item.key(),
                "basis",
                BASIS,
                "handlingUnit",
                "示例科",
                "conditions",
                "材料齐全,符合法定形式(示例)",
                "materials",
                "申请书、营业执照(示例)",
                "process",
                "申请、受理、审查、决定",
                "timeLimit",
                "20个工作日(示例)",
                "remedies",
                "可以申请行政复议或者提起行政诉讼(示例)",
                "officeHours",
                "工作日9:00至17:00(示例)",
                "officeAddress",
                "示例区示例路1号",
                "officePhone",
                "0631-0000000",
                "publishedOn",
                PUBLISHED);
        rows.add(
                "criminal-transfer-items",
                "sample-ct-" + index,
                SINCE,
                null,
                "item",
                item.key(),
                "body",
                item.body(),
                "field",
                item.field(),
                "crime",
                "示例罪名" + index,
                "standard",
                "示例立案追诉标准",
                "basis",
                BASIS);
        rows.add(
                "leniency-examples",
                "sample-le-" + index,
                "title",
                "柔性执法案例" + index + "(示例)",
                "body",
                item.body(),
                "kind",
                Field.word(LeniencyKind.SLIGHT),
                "item",
                item.key(),
                "summary",
                "示例案情:及时改正,没有造成危害后果",
                "publishedOn",
                PUBLISHED);
        if (index < RuleDocumentKind.values().length) {
            rows.add(
                    "rule-documents",
                    "sample-rd-" + index,
                    SINCE,
                    null,
                    "title",
                    "具体办法" + index + "(示例)",
                    "body",
                    district.body("justice"),
                    "kind",
                    Field.word(RuleDocumentKind.values()[index]),
                    "number",
                    "示例司〔2024〕" + (index + 1) + "号",
                    "scope",
                    "示例范围",
                    "content",
                    "示例内容",
                    "publishedOn",
                    PUBLISHED);
        }
    }
}
