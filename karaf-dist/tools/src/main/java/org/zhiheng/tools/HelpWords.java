package org.zhiheng.tools;

import java.util.ListResourceBundle;

/** What the help of every tool has in common, in the language of those who use it. */
public final class HelpWords extends ListResourceBundle {

    @Override
    protected Object[][] getContents() {
        return new Object[][] {
            {"usage.synopsisHeading", "用法:"},
            {"usage.parameterListHeading", "%n参数:%n"},
            {"usage.optionListHeading", "%n选项:%n"},
            {"usage.commandListHeading", "%n工具:%n"},
            {"usage.footerHeading", "%n"},
            {"mixinStandardHelpOptions.help", "显示用法"},
            {"mixinStandardHelpOptions.version", "显示版本"}
        };
    }
}
