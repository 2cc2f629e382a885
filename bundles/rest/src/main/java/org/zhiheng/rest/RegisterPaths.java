package org.zhiheng.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;

/** What the OpenAPI document says of registers: the addresses are the same for all, the values of each have a schema of their own. */
final class RegisterPaths {

    private static final String REGISTERS = "名录";
    private static final String PROOFS = "按名录裁断";
    private static final String REASON = "理由,写入每一项的记录";
    private static final String DOCUMENT = "依据的文件,例如文号";
    private static final int OK = 200;
    private static final int MADE = 201;
    private static final Map<Integer, String> READ = Map.of(400, "请求有误,field说明是哪个字段", 404, "没有这一名录或者这一项,或者不在数据范围内");
    private static final Map<Integer, String> WRITTEN =
            Map.of(400, "请求有误,field说明是哪个字段", 404, "没有这一名录或者这一项", 409, "与现状不符:编号或者唯一的值重复,或者查看之后有人改过");

    private final Map<String, Object> paths;

    private RegisterPaths(Map<String, Object> paths) {
        this.paths = paths;
    }

    static void addTo(Map<String, Object> paths) {
        RegisterPaths registers = new RegisterPaths(paths);
        registers.rows();
        registers.rulings();
    }

    /** Name of the schema of a register's values. */
    static String component(RegisterDefinition definition) {
        return "register-" + definition.id();
    }

    /** Schema of the values of a row. */
    static Map<String, Object> schema(RegisterDefinition definition) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Field each : definition.fields()) {
            properties.put(each.name(), schema(each));
            if (each.required()) {
                required.add(each.name());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", definition.title());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("required", required);
        schema.put("properties", properties);
        return schema;
    }

    static Map<String, Object> schema(Field field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", field.title());
        if (field.hint() != null) {
            schema.put("description", field.hint());
        }
        switch (field.kind()) {
            case WORDS, CODES -> {
                schema.put("type", "array");
                schema.put("maxItems", field.length());
                schema.put("uniqueItems", true);
                schema.put("items", field.words().isEmpty() ? Map.of("type", "string") : Map.of("enum", words(field)));
            }
            case WORD -> schema.put("enum", words(field));
            case BOOLEAN -> schema.put("type", "boolean");
            case INTEGER -> {
                schema.put("type", "integer");
                schema.put("minimum", field.least());
                schema.put("maximum", field.most());
            }
            case DATE -> {
                schema.put("type", "string");
                schema.put("format", "date");
            }
            case MOMENT -> {
                schema.put("type", "string");
                schema.put("format", "date-time");
            }
            case TEXT, LONG_TEXT -> {
                schema.put("type", "string");
                schema.put("maxLength", field.length());
            }
            default -> schema.put("type", "string");
        }
        return schema;
    }

    private static List<String> words(Field field) {
        return field.words().stream().map(Field.Word::code).toList();
    }

    private void rows() {
        String all = "/api/v1/registers";
        String one = all + "/{register}";
        String row = one + "/rows/{key}";
        Map<String, Object> register = OpenApiParts.path("register", "名录,例如officers");
        Map<String, Object> key = OpenApiParts.path("key", "编号");
        Map<String, Object> on = OpenApiParts.optional("on", "哪一天的;不写就是今天");
        Map<String, Object> knownAt = OpenApiParts.optional("knownAt", "当时所知的;不写就是现在所知的");
        Map<String, Object> purpose = OpenApiParts.optional("purpose", "查看个人信息的用途;不填就遮盖,填了就记录");
        add("get", all, "可以看的名录", null, OK, Map.of());
        add("get", one + "/definition", "一个名录的字段和规定", null, OK, READ, register);
        add(
                "get",
                one,
                "数据范围内的各项;其他参数按同名的字段筛选,日期和数字可以写成from..to",
                null,
                OK,
                READ,
                register,
                on,
                knownAt,
                OpenApiParts.optional("beginning", "名称或者编号以什么开头"),
                OpenApiParts.optional("sort", "按哪个字段排序;key是编号"),
                OpenApiParts.optional("order", "ascending或者descending"),
                OpenApiParts.optional("size", "每页几项,1到200"),
                OpenApiParts.optional("after", "上一页的next"),
                purpose);
        add("post", one, "增加一项", RegistersResource.ADDED, MADE, WRITTEN, register);
        add("get", row, "一项在某一天的内容", null, OK, READ, register, key, on, knownAt, purpose);
        add("get", row + "/history", "一项的全部版本,先写的在前", null, OK, READ, register, key, purpose);
        add("post", row + "/revealed", "查看加密的号码,会记录", RegistersResource.REVEALED, OK, READ, register, key, on, knownAt);
        add(
                "get",
                row + "/files/{field}",
                "一项附件,会记录",
                null,
                OK,
                READ,
                register,
                key,
                OpenApiParts.path("field", "附件的字段"),
                on,
                knownAt,
                OpenApiParts.parameter("query", "purpose", "查看的用途,会记录", "string"));
        add("post", row + "/amendments", "变更:自某一天起不同了", RegistersResource.AMENDED, OK, WRITTEN, register, key);
        add("post", row + "/corrections", "更正:当时写错了", RegistersResource.CORRECTED, OK, WRITTEN, register, key);
        add("post", row + "/end", "终止", RegistersResource.ENDED, OK, WRITTEN, register, key);
        add("get", one + "/template", "填写用的XLSX模板", null, OK, READ, register);
        add("get", one + "/export", "导出XLSX;参数同列表", null, OK, READ, register, on, knownAt, purpose);
        add(
                "post",
                one + "/imports",
                "导入XLSX:先检查全部,有一处不对就一行也不写,并给出报告",
                null,
                OK,
                Map.of(400, "不是能读的文件,或者列名不对", 404, "没有这一名录"),
                register,
                OpenApiParts.optional("mode", "add(增加)或者amend(变更)"),
                OpenApiParts.optional("dry", "true时只检查"),
                OpenApiParts.optional("reason", REASON),
                OpenApiParts.optional("document", DOCUMENT));
        add(
                "get",
                one + "/imports/{report}",
                "导入的报告:原表加一列“问题”,只能领取一次",
                null,
                OK,
                READ,
                register,
                OpenApiParts.path("report", "导入时得到的report"));
        add("post", row + "/withdrawal", "撤销:本来就不该有", RegistersResource.WITHDRAWN, OK, WRITTEN, register, key);
    }

    private void rulings() {
        String asked = "/api/v1/registered-rulings";
        Map<String, Object> question = OpenApiParts.path("question", "问题");
        paths.put(asked, OpenApiParts.get(PROOFS, "哪些问题可以按名录里的编号来问"));
        put(
                "post",
                asked + "/{question}",
                OpenApiParts.operation(
                        PROOFS, "提问,事实从名录取", RegisteredRulingsResource.ASKED, OK, READ, List.of(question)));
        put(
                "post",
                "/api/v1/competence-proofs",
                OpenApiParts.operation(
                        PROOFS, "证明人员、主体、事项、地点在这一天合格,并记录", CompetenceProofsResource.PROVEN, MADE, READ, List.of()));
    }

    @SafeVarargs
    private void add(
            String method,
            String path,
            String summary,
            Fields request,
            int status,
            Map<Integer, String> refusals,
            Map<String, Object>... parameters) {
        put(method, path, OpenApiParts.operation(REGISTERS, summary, request, status, refusals, List.of(parameters)));
    }

    @SuppressWarnings("unchecked")
    private void put(String method, String path, Map<String, Object> operation) {
        ((Map<String, Object>) paths.computeIfAbsent(path, key -> new LinkedHashMap<>())).put(method, operation);
    }
}
