package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Kinds.investigated;
import static org.zhiheng.cases.domain.Kinds.officers;
import static org.zhiheng.cases.domain.Kinds.one;
import static org.zhiheng.cases.domain.Kinds.several;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.questions.Capacity;
import org.zhiheng.api.questions.HarmKind;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.api.registers.Field;

/** From the clue to the filing: what it is about, whom, and who handles it. */
final class BeginningKinds {

    private static final String GROUP = "案源和立案";

    static final PieceDefinition CLUE = one(
            "clue",
            "案件线索",
            GROUP,
            Operation.CASE_OPEN,
            null,
            "source",
            Field.word("source", "来源", Words.ClueSource.class).must(),
            Field.moment("receivedAt", "收到时间").must(),
            Field.text("number", "来源编号", 60).hinted("例如12345工单号"),
            Field.text("sender", "转来单位", 100),
            Field.longText("summary", "线索内容", 2000).personal().must(),
            Field.yes("classified", "涉及国家秘密").hinted("涉密案件不得录入本平台"));

    static final PieceDefinition MATTER = one(
            "matter",
            "案由和事实",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "item",
            Field.reference("item", "执法事项", "items").must(),
            Field.division("division", "行为地区划").must(),
            Field.text("place", "行为地", 200).personal(),
            Field.date("occurredOn", "违法行为发生之日"),
            Field.yes("continuing", "连续或者继续状态"),
            Field.date("endedOn", "行为终了之日"),
            Field.date("discoveredOn", "发现之日").hinted("立案或者收到举报之日"),
            Field.words("harmKinds", "涉及的安全", HarmKind.class),
            Field.yes("harmDone", "有危害后果"),
            Field.yes("publicInterest", "涉及重大公共利益"),
            Field.yes("complex", "疑难复杂"),
            Field.yes("inReviewCatalogue", "属于审核目录里按金额、社会影响列入的").hinted("目录按事项或者领域列入的由平台认定,不用填写"),
            Field.yes("secret", "涉及商业秘密或者个人隐私"),
            Field.longText("facts", "违法事实", 8000).personal());

    static final PieceDefinition PARTY = several(
            "party",
            "当事人",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "name",
            Field.word("kind", "类型", PartyKind.class).must(),
            Field.text("name", "姓名或者名称", 120).personal().must(),
            Field.creditCode("creditCode", "统一社会信用代码"),
            Field.citizenNumber("citizenNumber", "公民身份号码"),
            Field.text("otherDocument", "其他证件及号码", 80).personal(),
            Field.date("bornOn", "出生日期").personal(),
            Field.word("capacity", "辨认和控制能力", Capacity.class).personal(),
            Field.text("guardian", "监护人", 40).personal(),
            Field.text("legalRepresentative", "法定代表人或者负责人", 40).personal(),
            Field.text("address", "住所", 200).personal(),
            Field.phone("phone", "联系电话").personal(),
            Field.text("serviceAddress", "确认的送达地址", 200).personal(),
            Field.date("addressConfirmedOn", "送达地址确认之日"),
            Field.yes("electronicService", "同意电子送达"),
            Field.attachment("consent", "送达地址确认书"),
            Field.yes("privateEnterprise", "民营企业"),
            Field.code("industry", "行业"));

    static final PieceDefinition HANDLER = several(
            "handler",
            "办案人员",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "officer",
            Field.reference("officer", "执法人员", "officers").must(),
            Field.word("part", "分工", Words.HandlerPart.class).must(),
            Field.date("from", "起").must(),
            Field.date("to", "止"));

    static final PieceDefinition RECUSAL = several(
            "recusal",
            "回避",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "officer",
            Field.reference("officer", "执法人员", "officers").must(),
            Field.yes("byParty", "当事人申请"),
            Field.longText("reason", "理由", 500).personal().must(),
            Field.date("requestedOn", "提出之日").must(),
            Field.date("decidedOn", "决定之日"),
            Field.yes("granted", "决定回避"),
            Field.body("decidedBy", "决定机关"));

    static final PieceDefinition SOFT_MEASURE = several(
            "soft-measure",
            "非强制手段",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("at"),
            "kind",
            Field.word("kind", "方式", Words.SoftMeasure.class).must(),
            Field.moment("at", "时间").must(),
            officers(),
            Field.longText("effect", "情况和效果", 500).personal());

    static final PieceDefinition CHECK = several(
            "check",
            "核查",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("at"),
            "at",
            Field.moment("at", "核查时间").must(),
            officers(),
            Field.longText("found", "核查情况", 2000).personal().must());

    static final PieceDefinition FILING = one(
            "filing",
            "立案审批",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "outcome",
            Field.word("outcome", "审批结果", Words.FilingOutcome.class).must(),
            Field.date("on", "审批之日").must(),
            Field.longText("reason", "理由", 500).personal());

    /** What a licence, a confirmation or a payment begins with. */
    static final PieceDefinition APPLICATION = one(
            "application",
            "当事人的申请",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "receivedOn",
            Field.date("receivedOn", "收到之日").must(),
            Field.yes("complete", "材料齐全"),
            Field.longText("missing", "应当补正的材料", 1000),
            Field.date("correctionToldOn", "一次告知补正之日"),
            Field.date("acceptedOn", "受理之日"),
            Field.date("interestedToldOn", "告知利害关系人之日"),
            Field.date("hearingToldOn", "告知听证权利之日"),
            Field.date("hearingAskedOn", "申请听证之日"));

    static final List<PieceDefinition> ALL =
            List.of(CLUE, APPLICATION, MATTER, PARTY, HANDLER, RECUSAL, SOFT_MEASURE, CHECK, FILING);

    private BeginningKinds() {}
}
