/** What powers are: the registers and what of them must fit together. */
package org.zhiheng.powers.domain;
