package org.zhiheng.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.zhiheng.records.ReceiptVerifier.Check;

/** The page to which the code on a decision leads: a receipt is chosen, and what it proves is told. */
final class ReceiptPage {

    /** Behind {@code #} stands what browsers do not send; the form takes it along. */
    private static final String SCRIPT =
            "document.getElementById('mark').value=location.hash?document.getElementById('id').value+location.hash:'';"
                    + "document.getElementById('file').required=!location.hash;document.getElementById('fetch').disabled=!location.hash";

    /** The script that is written and no other, nothing loaded, forms back to here. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + digest()
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>核对决定凭证</title><style>body{font-family:sans-serif;max-width:44em;margin:1.5em auto;padding:0 1em;line-height:1.6}
            label{display:block;margin:.8em 0}li{overflow-wrap:anywhere}.end{font-size:1.3em;border:2px solid;padding:.5em}</style></head><body>
            <h1>核对决定凭证</h1>
            """;

    private static final String END = "</body></html>\n";

    private final StringBuilder page = new StringBuilder(HEAD);

    private static String digest() {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(SCRIPT.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /** @param id of the receipt that the code on paper names; empty where none was scanned */
    static byte[] asking(String id) {
        ReceiptPage made = new ReceiptPage();
        if (!id.isEmpty()) {
            made.line("p", "二维码所指的凭证编号是" + id + "。凭证在本网站上是加密存放的,只有文书上的二维码能打开;打不开的,请向作出决定的机关索取。");
        }
        made.line("p", "扫码进来的直接核对,或者选择凭证文件核对,就会逐项写明它证明了什么、没有证明什么。文件只用来核对这一次,不保存。不愿意上传的,可以下载zhiheng-verify在自己的电脑上离线核对。");
        made.page
                .append("<form method=\"post\" enctype=\"multipart/form-data\" action=\"/public/receipts/")
                .append(id)
                .append("\"><input type=\"hidden\" id=\"id\" value=\"")
                .append(id)
                .append("\"><input type=\"hidden\" id=\"mark\" name=\"mark\">")
                .append(
                        "<label>决定凭证(不是扫码进来的必选) <input type=\"file\" id=\"file\" name=\"receipt\" accept=\".json,application/json\" required></label>")
                .append("<label>个人信息文件(可以不选;选了就核对其中各项是不是凭证里的摘要所代表的) ")
                .append("<input type=\"file\" name=\"disclosures\" accept=\".json,application/json\"></label>")
                .append(
                        "<button>核对</button> <button id=\"fetch\" name=\"fetch\" value=\"1\" formnovalidate disabled>取得凭证文件</button></form><script>")
                .append(SCRIPT)
                .append("</script>\n");
        return made.end();
    }

    static byte[] refusing(String why) {
        ReceiptPage made = new ReceiptPage();
        made.line("p", why);
        return made.end();
    }

    static byte[] telling(ReceiptCheck.Told told) {
        ReceiptPage made = new ReceiptPage();
        made.page.append("<p class=\"end\">").append(escaped(told.conclusion())).append("</p>\n");
        made.list("凭证写的是", told.about());
        made.list("核对", told.checks().stream().map(ReceiptPage::line).toList());
        made.list("证明了", told.proved());
        made.list("没有证明", told.unproved());
        return made.end();
    }

    private static String line(Check each) {
        return (each.holds() ? "√ " : "× ") + each.text();
    }

    private void list(String heading, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        line("h2", heading);
        page.append("<ul>\n");
        lines.forEach(each -> line("li", each));
        page.append("</ul>\n");
    }

    private void line(String element, String text) {
        page.append('<')
                .append(element)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(element)
                .append(">\n");
    }

    private byte[] end() {
        return page.append(END).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
