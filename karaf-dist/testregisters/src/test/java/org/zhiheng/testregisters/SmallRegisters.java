package org.zhiheng.testregisters;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.questions.StaffType;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Owner;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.registers.store.RegisterSchema;
import org.zhiheng.testdb.TestDatabase;

/** Two registers as small as they can be: people of bodies, with a field of every kind, and papers of people. */
final class SmallRegisters {

    static final RegisterDefinition PEOPLE = RegisterDefinition.of("test-people", "test-person", "人员", "测试")
            .may(Operation.DIRECTORY_VIEW, Operation.DIRECTORY_VIEW)
            .owner(Owner.body("body"))
            .label("name")
            .unique("citizenNumber")
            .fields(
                    Field.text("name", "姓名", 20).published().sort(),
                    Field.body("body", "所在机构").must().filter(),
                    Field.word("staffType", "编制类型", StaffType.class).must().filter(),
                    Field.citizenNumber("citizenNumber", "公民身份号码"),
                    Field.codes("fields", "执法领域").filter(),
                    Field.decimal("hours", "学时", 1, "0", "500"),
                    Field.date("born", "出生日期").filter(),
                    Field.integer("grade", "职级", 1, 12),
                    Field.yes("resident", "常驻"),
                    Field.creditCode("employer", "用人单位"),
                    Field.phone("phone", "电话").personal(),
                    Field.longText("notes", "备注", 200))
            .build();

    static final RegisterDefinition PAPERS = RegisterDefinition.of("test-papers", "test-paper", "证件", "测试")
            .may(Operation.DIRECTORY_VIEW, Operation.DIRECTORY_VIEW)
            .owner(Owner.through("person"))
            .timeless()
            .label("number")
            .unique("number")
            .fields(
                    Field.text("number", "证号", 32).sort(),
                    Field.reference("person", "持证人", "test-people").must())
            .build();

    private static final RegisterOffer OFFER = () -> List.of(PEOPLE, PAPERS);

    private SmallRegisters() {}

    static RegisterWorld world(TestDatabase database, Path folder) throws SQLException {
        new Schema().migrate(database.dataSource());
        try (Connection connection = database.plainDataSource().getConnection()) {
            if (!RegisterSchema.faults(connection, PEOPLE).isEmpty()) {
                for (RegisterDefinition each : List.of(PEOPLE, PAPERS)) {
                    database.execute(RegisterSchema.create(each).strip().split(";\\s*"));
                }
            }
        }
        return new RegisterWorld(database, folder, OFFER);
    }

    static void empty(TestDatabase database) {
        for (String each : List.of(
                "reg_test_people",
                "reg_test_papers",
                "reg_member",
                "reg_change",
                "rec_pending",
                "rec_position",
                "rec_entry",
                "rec_subject",
                "vault_datum",
                "vault_person")) {
            database.execute("DELETE FROM " + each);
        }
    }
}
