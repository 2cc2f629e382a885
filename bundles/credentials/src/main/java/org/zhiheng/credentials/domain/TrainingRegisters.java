package org.zhiheng.credentials.domain;

import org.zhiheng.api.access.Operation;
import org.zhiheng.api.questions.TrainingOrganiser;
import org.zhiheng.api.questions.TrainingType;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Lent;
import org.zhiheng.api.registers.RegisterDefinition.Owner;

/** What officers learn: courses, the ledger of hours, exams, plans and drills. */
public final class TrainingRegisters {

    static final String GROUP = "培训考试";

    public static final RegisterDefinition COURSES = RegisterDefinition.of("courses", "course", "培训课程", GROUP)
            .may(Operation.TRAINING_VIEW, Operation.TRAINING_CHANGE)
            .owner(Owner.body("body"))
            .label("title")
            .unique("title", "body")
            .fields(
                    Field.text("title", "课程名称", 100).sort(),
                    Field.body("body", "组织单位").must().filter(),
                    Field.word("type", "类别", TrainingType.class).must().filter(),
                    Field.word("organiser", "组织者", TrainingOrganiser.class)
                            .must()
                            .filter()
                            .only(TrainingOrganiser.JUSTICE, Operation.TRAINING_CERTIFY),
                    Field.decimal("hours", "学时", 1, "0.5", "500").must(),
                    Field.yes("mandatory", "必修课").must().filter(),
                    Field.codes("topics", "内容").hinted("是规则规定的必修课的,写必修课的课程代码"),
                    Field.word("mode", "方式", Words.TrainingMode.class))
            .build();

    public static final RegisterDefinition TRAININGS = RegisterDefinition.of("trainings", "training", "培训记录", GROUP)
            .may(Operation.TRAINING_VIEW, Operation.TRAINING_CHANGE)
            .owner(Owner.through("officer"))
            .lent(Lent.with("officer"))
            .timeless()
            .label("startedOn")
            .fields(
                    Field.reference("officer", "执法人员", "officers").must(),
                    Field.integer("year", "年度", 1990, 2199).must().filter(),
                    Field.reference("course", "课程", "courses"),
                    Field.text("title", "培训名称", 100),
                    Field.date("startedOn", "开始日").sort(),
                    Field.date("endedOn", "结束日").must(),
                    Field.decimal("hours", "学时", 1, "0.5", "500").must(),
                    Field.word("type", "类别", TrainingType.class).must().filter(),
                    Field.word("organiser", "组织者", TrainingOrganiser.class)
                            .must()
                            .filter()
                            .only(TrainingOrganiser.JUSTICE, Operation.TRAINING_CERTIFY),
                    Field.word("mode", "方式", Words.TrainingMode.class).filter(),
                    Field.decimal("score", "考试成绩", 1, "0", "1000").personal(),
                    Field.word("outcome", "考试结果", Words.Outcome.class).personal(),
                    Field.attachment("material", "培训资料"),
                    Field.date("reportedOn", "报司法行政部门之日").filter())
            .build();

    public static final RegisterDefinition EXAMS = RegisterDefinition.of("exams", "exam", "资格和专业考试", GROUP)
            .may(Operation.TRAINING_VIEW, Operation.TRAINING_CHANGE)
            .owner(Owner.through("officer"))
            .timeless()
            .label("heldOn")
            .fields(
                    Field.reference("officer", "应考人员", "officers").must(),
                    Field.word("kind", "考试种类", Words.ExamKind.class)
                            .must()
                            .filter()
                            .only(Words.ExamKind.QUALIFICATION, Operation.TRAINING_CERTIFY),
                    Field.date("heldOn", "考试日").sort(),
                    Field.text("batch", "批次", 60),
                    Field.code("field", "领域").filter(),
                    Field.decimal("score", "成绩", 1, "0", "1000").personal(),
                    Field.word("outcome", "结果", Words.Outcome.class).must().filter(),
                    Field.word("organiser", "组织者", TrainingOrganiser.class)
                            .must()
                            .only(TrainingOrganiser.JUSTICE, Operation.TRAINING_CERTIFY))
            .build();

    public static final RegisterDefinition PLANS = RegisterDefinition.of(
                    "training-plans", "training-plan", "年度培训计划", GROUP)
            .may(Operation.TRAINING_VIEW, Operation.TRAINING_CHANGE)
            .owner(Owner.body("body"))
            .timeless()
            .label("year")
            .unique("body", "year")
            .fields(
                    Field.integer("year", "年度", 1990, 2199).filter().sort(),
                    Field.body("body", "单位").must().filter(),
                    Field.text("title", "计划名称", 100).must(),
                    Field.decimal("hours", "计划学时", 1, "0", "500"),
                    Field.date("filedOn", "报备日").filter(),
                    Field.text("filedWith", "报备机关", 100),
                    Field.attachment("file", "计划文本"))
            .build();

    public static final RegisterDefinition DRILLS = RegisterDefinition.of("drills", "drill", "演练和技能交流", GROUP)
            .may(Operation.TRAINING_VIEW, Operation.TRAINING_CHANGE)
            .owner(Owner.body("body"))
            .timeless()
            .label("title")
            .fields(
                    Field.text("title", "名称", 100).sort(),
                    Field.body("body", "组织单位").must().filter(),
                    Field.word("kind", "形式", Words.Drill.class).must().filter(),
                    Field.words("topics", "内容", Words.DrillTopic.class).filter(),
                    Field.code("field", "领域").filter(),
                    Field.date("heldOn", "日期").must().filter(),
                    Field.integer("participants", "参加人数", 1, 100000),
                    Field.text("partners", "参加单位", 300),
                    Field.attachment("material", "资料"))
            .build();

    private TrainingRegisters() {}
}
