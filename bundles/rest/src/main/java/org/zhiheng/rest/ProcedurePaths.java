package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the OpenAPI document says of procedures, runs and tasks. */
final class ProcedurePaths {

    private static final String PROCEDURES = "程序";
    private static final String RUNS = "程序办理";
    private static final int OK = 200;
    private static final Map<Integer, String> READ = Map.of(400, "请求有误,field说明是哪个字段", 404, "没有这一程序或者事项,或者不在数据范围内");
    private static final Map<Integer, String> WRITTEN =
            Map.of(400, "请求有误,field说明是哪个字段", 404, "没有这一事项", 409, "与现状不符:别人刚刚办理过、已经办结或者中止");

    private final Map<String, Object> paths;

    private ProcedurePaths(Map<String, Object> paths) {
        this.paths = paths;
    }

    static void addTo(Map<String, Object> paths) {
        ProcedurePaths procedures = new ProcedurePaths(paths);
        procedures.definitions();
        procedures.runs();
    }

    private void definitions() {
        Map<String, Object> division = OpenApiParts.parameter("query", "division", "区划代码", "string");
        Map<String, Object> field = OpenApiParts.optional("field", "执法领域,例如market-supervision");
        Map<String, Object> procedure = OpenApiParts.path("procedure", "程序,例如certificate.application");
        get("/api/v1/procedures", PROCEDURES, "今天可以启动的程序", division, field);
        get("/api/v1/procedures/{procedure}", PROCEDURES, "一个程序的环节、负责人、检查和期限", procedure, division, field);
        drawing("/api/v1/procedures/{procedure}/drawing", PROCEDURES, "一个程序的图", procedure, division, field);
    }

    private void runs() {
        Map<String, Object> size = OpenApiParts.optional("size", "每页条数,1到200");
        Map<String, Object> after = OpenApiParts.optional("after", "上一页的next");
        get(
                "/api/v1/tasks",
                RUNS,
                "要办的事,先到期的在前",
                OpenApiParts.optional("whose", "mine我的,waiting等待他人的,body本单位的"),
                OpenApiParts.optional("due", "any全部,soon即将到期,overdue已经逾期,suspended停止计算,undetermined期限不能确定"),
                OpenApiParts.optional("body", "whose为body时,哪个机构"),
                size,
                after);
        get(
                "/api/v1/tasks/clocks",
                RUNS,
                "与环节同时计算的期限,先到期的在前;不写机构的,是自己要办理或者留意的",
                OpenApiParts.optional("due", "any全部,soon即将到期,overdue已经逾期,suspended停止计算,undetermined期限不能确定"),
                OpenApiParts.optional("body", "哪个机构"),
                size,
                after);
        get(
                "/api/v1/runs",
                RUNS,
                "一个机构参与的办理事项,新的在前",
                OpenApiParts.parameter("query", "body", "机构编号", "string"),
                OpenApiParts.optional("open", "false:包括已经办结的"),
                size,
                after);
        Map<String, Object> run = OpenApiParts.path("run", "办理事项的编号");
        get("/api/v1/runs/{run}", RUNS, "一个办理事项:环节、负责人、可以走的路、期限", run);
        drawing("/api/v1/runs/{run}/drawing", RUNS, "一个办理事项的图,标出当前环节", run);
        String path = "/api/v1/runs/{run}";
        get(path + "/ways", RUNS, "现在可以走的路,每一条有什么不符合;不记录", run);
        papers(path + "/papers", run);
        retention("/api/v1/run-paper-retention", size, after);
        post(path + "/steps", "走到下一环节或者签署;检查不通过的,taken为false,refused里是拒绝的裁断", RunsResource.STEP, run);
        post(path + "/suspensions", "停止计算期限", RunsResource.SUSPENSION, run);
        post(path + "/resumptions", "恢复计算期限", RunsResource.RESUMPTION, run);
        post(path + "/extensions", "延长期限", RunsResource.EXTENSION, run);
        post(path + "/clock-extensions", "延长一个与环节同时计算的期限", RunsResource.CLOCK_EXTENSION, run);
        post(path + "/assignment", "指派给一个人,或者收回指派", RunsResource.ASSIGNMENT, run);
        post(path + "/version", "改用现行的程序版本", RunsResource.REASONED, run);
        post("/api/v1/runs/hand-overs", "人员离开、机构合并或者更名时移交办理事项", RunsResource.HAND_OVER);
    }

    private void retention(String path, Map<String, Object> size, Map<String, Object> after) {
        get(
                path,
                RUNS,
                "保管期限届满的案件以外的文书,先制作的在前。一页可能没有,也不是最后一页",
                OpenApiParts.parameter("query", "body", "机构编号", "string"),
                size,
                after);
        post(
                path + "/{paper}/destruction",
                "批准销毁到期的文书:全部版本的内容和别处没有用的文件一并销毁,不能恢复;留下文号、日期、打印次数和全过程记录。由最后一版的制作人以外的负责人办理",
                RunPaperRetentionResource.DESTRUCTION,
                OpenApiParts.path("paper", "文书的编号"));
    }

    private void papers(String path, Map<String, Object> run) {
        Map<String, Object> paper = OpenApiParts.path("paper", "文书的编号");
        get(path, RUNS, "这一事项的程序要用的文书和其中要填写的内容(papers),已经制作的文书(issued)", run);
        post(path + "/previews", "预览文书(PDF或者DOCX),没有文号,每页标明草稿,不存档", RunPapersResource.PREVIEW, run);
        post(path, "制作文书:编号、存档,不能再改;由现在办理这一环节的人制作", RunPapersResource.ISSUE, run);
        post(path + "/{paper}/versions", "重新制作:文号不变,另成一版,原来的一版保留", RunPapersResource.REISSUE, run, paper);
        get(
                path + "/{paper}/file",
                RUNS,
                "制作的文书,会记录",
                run,
                paper,
                OpenApiParts.optional("version", "第几版;不写是最后一版"),
                OpenApiParts.optional("format", "pdf或者docx;不写是pdf"),
                OpenApiParts.parameter("query", "purpose", "查看的用途,会记录", "string"));
        post(path + "/{paper}/prints", "打印文书:登记份数和用途,答复是文书", RunPapersResource.PRINT, run, paper);
        get(path + "/{paper}/prints", RUNS, "文书的打印记录,后打印的在前", run, paper);
    }

    @SafeVarargs
    private void get(String path, String tag, String summary, Map<String, Object>... parameters) {
        add("get", path, OpenApiParts.operation(tag, summary, null, OK, READ, List.of(parameters)));
    }

    @SafeVarargs
    private void post(String path, String summary, Fields request, Map<String, Object>... parameters) {
        add("post", path, OpenApiParts.operation(RUNS, summary, request, OK, WRITTEN, List.of(parameters)));
    }

    @SafeVarargs
    private void drawing(String path, String tag, String summary, Map<String, Object>... parameters) {
        List<Map<String, Object>> all = new java.util.ArrayList<>(List.of(parameters));
        all.add(OpenApiParts.optional("form", "svg或者mermaid"));
        Map<String, Object> operation = OpenApiParts.operation(tag, summary, null, OK, READ, all);
        @SuppressWarnings("unchecked")
        Map<String, Object> responses = (Map<String, Object>) operation.get("responses");
        Map<String, Object> text = Map.of("schema", Map.of("type", "string"));
        responses.put(
                String.valueOf(OK),
                Map.of("description", summary, "content", Map.of("image/svg+xml", text, "text/plain", text)));
        add("get", path, operation);
    }

    @SuppressWarnings("unchecked")
    private void add(String method, String path, Map<String, Object> operation) {
        ((Map<String, Object>) paths.computeIfAbsent(path, each -> new LinkedHashMap<>())).put(method, operation);
    }
}
