package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Kinds.investigated;
import static org.zhiheng.cases.domain.Kinds.of;
import static org.zhiheng.cases.domain.Kinds.officers;
import static org.zhiheng.cases.domain.Kinds.one;
import static org.zhiheng.cases.domain.Kinds.several;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.questions.LiftingGround;
import org.zhiheng.api.questions.Measure;
import org.zhiheng.api.registers.Field;

/** What was found, how, and what was held meanwhile. */
final class EvidenceKinds {

    private static final String GROUP = "调查取证";

    /** An element of the violation that has to be proven. */
    static final PieceDefinition ELEMENT = several(
            "element",
            "待证事实",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "title",
            Field.text("title", "要件", 100).must(),
            Field.longText("finding", "认定的事实", 2000).personal());

    static final PieceDefinition EVIDENCE = several(
            "evidence",
            "证据",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("obtainedAt"),
            "name",
            Field.word("kind", "种类", Words.EvidenceKind.class).must(),
            Field.text("name", "名称", 120).must(),
            Field.moment("obtainedAt", "取得时间").must(),
            Field.moment("endedAt", "结束时间"),
            officers(),
            Field.text("place", "取得地点", 200).personal(),
            Field.text("source", "提供人或者被询问人", 80).personal(),
            Field.yes("rightsTold", "已告知权利义务并出示证件"),
            Field.yes("guardianPresent", "监护人在场").hinted("询问未成年人应当通知监护人到场"),
            Field.text("device", "设备", 80),
            Field.word("original", "原件或者复制件", Words.Original.class),
            Field.attachment("file", "附件"),
            Field.codes("elements", "证明的事实")
                    .naming(PieceDefinition.SAME_FILE + "element")
                    .hinted("待证事实的编号"),
            Field.longText("proves", "证明内容", 1000).personal(),
            Field.date("verifiedOn", "查证属实之日"),
            Field.yes("excluded", "不予采用"),
            Field.longText("exclusionReason", "不予采用的理由", 500));

    static final PieceDefinition PRESERVATION = several(
            "preservation",
            "先行登记保存",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("preservedOn"),
            "preservedOn",
            of("evidence", "保存的证据", "evidence").must(),
            Field.date("preservedOn", "保存之日").must(),
            officers(),
            Field.moment("urgentAt", "情况紧急先采取的时间").hinted("事后补办批准的填写"),
            Field.text("keptAt", "保存地点", 120),
            Field.text("number", "通知书文号", 60),
            Field.date("disposedOn", "处理之日"),
            Field.word("disposition", "处理", Words.Disposition.class),
            Field.text("disposalNumber", "处理通知书文号", 60));

    static final PieceDefinition MEASURE = several(
            "measure",
            "行政强制措施",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("startedAt"),
            "kind",
            Field.word("kind", "种类", Measure.class).must(),
            Field.moment("startedAt", "实施时间").must(),
            officers(),
            Field.yes("urgent", "情况紧急,当场实施"),
            Field.text("number", "决定书文号", 60),
            Field.longText("object", "财物或者场所", 1000).personal().must(),
            Field.yes("rightsTold", "已告知理由、依据和权利并听取陈述申辩"),
            Field.date("listDeliveredOn", "清单交付之日"),
            Field.moment("reportedAt", "报告时间").hinted("情况紧急的二十四小时内报告"),
            Field.date("deliveredOn", "决定书交付之日"),
            Field.date("extendedOn", "批准延长之日"),
            Field.integer("extendedBy", "延长天数", 1, 999),
            Field.text("extensionNumber", "延长决定书文号", 60),
            Field.date("testFrom", "检测检验起"),
            Field.date("testTo", "检测检验止"),
            Field.yes("testTold", "检测检验期间已书面告知"),
            Field.date("handedOverOn", "财物随案移交之日"),
            Field.word("liftingGround", "解除的情形", LiftingGround.class),
            Field.date("liftedOn", "解除之日"),
            Field.text("liftingNumber", "解除决定书文号", 60),
            Field.longText("liftedBecause", "解除的理由", 300));

    static final PieceDefinition RECORDING = several(
            "recording",
            "音像记录",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "step",
            Field.code("step", "记录的环节").must(),
            Field.moment("from", "起").must(),
            Field.moment("to", "止").must(),
            Field.text("device", "设备编号", 60),
            Field.attachment("file", "文件").must(),
            Field.longText("gap", "中断的说明", 300));

    static final PieceDefinition INVESTIGATION = one(
            "investigation",
            "调查终结",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "endedOn",
            Field.date("endedOn", "终结之日").must(),
            Field.yes("factsClear", "事实清楚"),
            Field.yes("evidenceVerified", "证据确凿充分并查证属实"),
            Field.yes("notCriminal", "不涉嫌犯罪"),
            Field.longText("report", "调查终结报告", 8000).personal());

    static final List<PieceDefinition> ALL =
            List.of(ELEMENT, EVIDENCE, PRESERVATION, MEASURE, RECORDING, INVESTIGATION);

    private EvidenceKinds() {}
}
