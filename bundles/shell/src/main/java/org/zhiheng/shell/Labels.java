package org.zhiheng.shell;

import java.util.Map;

/** The Chinese words for what the rule desk calls in English. */
final class Labels {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("nation", "国家"),
            Map.entry("field", "领域"),
            Map.entry("province", "省"),
            Map.entry("city", "市"),
            Map.entry("district", "区县"),
            Map.entry("department", "部门"),
            Map.entry("refused", "没有通过"),
            Map.entry("waiting", "等待上级"),
            Map.entry("awaiting", "待复核"),
            Map.entry("rolled-back", "已回退"),
            Map.entry("retired", "已停用"),
            Map.entry("failed", "平台故障"),
            Map.entry("parameter", "参数"),
            Map.entry("term", "期限"),
            Map.entry("list", "清单"),
            Map.entry("table", "裁量表"),
            Map.entry("duty", "任务"),
            Map.entry("procedure", "程序"),
            Map.entry("error", "错误"),
            Map.entry("warning", "注意"),
            Map.entry("added", "增加"),
            Map.entry("removed", "删除"),
            Map.entry("changed", "改变"));

    private Labels() {}

    /** The word, or what is given where there is none. */
    static String of(String english) {
        return WORDS.getOrDefault(english, english);
    }
}
