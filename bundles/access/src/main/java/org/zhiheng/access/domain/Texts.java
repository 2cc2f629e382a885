package org.zhiheng.access.domain;

/** What people write in words: something, not too long, and of characters that every database keeps and every screen shows. */
public final class Texts {

    private Texts() {}

    public static boolean written(String text, int longest) {
        return text != null
                && !text.isBlank()
                && text.length() <= longest
                && text.codePoints().noneMatch(Texts::unfit);
    }

    private static boolean unfit(int character) {
        boolean broken = Character.getType(character) == Character.SURROGATE;
        return broken || Character.isISOControl(character) && character != '\n' && character != '\t';
    }
}
