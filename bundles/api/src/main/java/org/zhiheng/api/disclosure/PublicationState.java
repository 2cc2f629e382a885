package org.zhiheng.api.disclosure;

import org.zhiheng.api.rulings.Label;

/** How something that may have to be published stands. */
public enum PublicationState {
    /** A person has to confirm it until its day. */
    @Label("待公示")
    PENDING,
    /** Nobody can say whether it is published: something is missing. */
    @Label("不能确定")
    UNDETERMINED,
    @Label("依法不公示")
    NOT_PUBLIC,
    /** It would be published, but was excepted with a reason and an approval. */
    @Label("批准不公示")
    EXCEPTED,
    @Label("已公示")
    PUBLISHED,
    /** It is shown, and a person has to withdraw it until its day. */
    @Label("待撤回")
    TO_WITHDRAW,
    @Label("已撤回")
    WITHDRAWN,
    /** It was shown as long as the rules say, or until its credit repair. */
    @Label("公示期满")
    ENDED,
    /** What was shown is not kept any more. */
    @Label("已销毁")
    DESTROYED
}
