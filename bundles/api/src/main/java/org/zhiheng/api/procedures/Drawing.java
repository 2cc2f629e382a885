package org.zhiheng.api.procedures;

import org.zhiheng.api.rulings.Label;

/** As what a procedure is drawn. */
public enum Drawing {
    /** Text of the language of mermaid.js.org. */
    @Label("Mermaid文字")
    MERMAID,
    /** A picture that needs nothing else. */
    @Label("SVG图")
    SVG
}
