"""Help and usage errors in Chinese: a command's name, or an English sentence, `{}` standing for names in it → the Chinese."""

PLACEHOLDERS = {
    "TARGETS": "目标文件",
    "TARGET": "目标",
    "DATA": "数据表",
    "DOCUMENT": "文件",
    "BEFORE.json": "前次.json",
    "AFTER.json": "后次.json",
    "FILE.csv": "文件.csv",
    "FILE": "文件",
    "FOLDER": "文件夹",
    "PATH": "路径",
    "AREA": "地区",
    "NAME": "科室",
    "PERIOD": "时期",
    "PATTERN": "编号",
    "COLUMN": "栏目",
    "LIST": "结果",
    "FORMAT": "格式",
    "ENGINE": "引擎",
    "LANG": "语言",
    "URL": "地址",
}
"""What stands in a usage line for what is to be typed."""

HELP: dict[str, str] = {
    "targetcheck": "用公布的实际数据（CSV）核对已公布的目标（YAML），逐项评价是否达标。",
    "evaluate": (
        "评价每项目标并输出结果表。\n\n"
        "退出码：0 已评价，没有未达到的；1 有未达到的；2 未能评价（选项有误、文件有误，或没有一项目标有数据）；3 没有未达到的，但有的无法评价。"
    ),
    "explain": "说明一项结果怎样得出：用到的行、汇总、相除、比较。",
    "inspect": (
        "说明实际数据表怎样读取：表头、各栏的含义及依据、未采用的内容。\n\n"
        "不给目标文件时，视为表中各项都要用。有文件无法读取时，退出码为2。"
    ),
    "validate": (
        "只检查问题：检查目标文件；给出 -a 或不带参数时也检查实际数据。\n\n"
        "有问题时退出码为2。实际数据中从未出现的指标、没有目标要用的数据只作提示，不影响退出码。"
        "--area、--select、--responsible 只检查所选目标的数据。"
    ),
    "template": "生成待填报的表，每个要报的数一行：CSV；用 -o form.xlsx 生成工作簿。",
    "compare": "比较两次保存的评价结果，列出变化；给出多次时，列出从第一次到最后一次的变化。\n\n有约束性目标由达标变为未达标时退出码为1，两次没有相同目标时为2。",
    "draft": "读入公布的规划、计划文本，生成待人工完善的目标文件。",
    "init": "建立一个小项目作为起点：目标文件、实际数据表，以及接着输入什么。\n\n已有的文件不会被覆盖。",
    "schema": "输出目标文件的 JSON Schema，供编辑器使用。",
    "Print the version and exit.": "显示版本号后退出。",
    "Show this message and exit.": "显示本帮助后退出。",
    "Install completion for the current shell.": "为当前 shell 安装命令补全。",
    "Show completion for the current shell, to copy it or customize the installation.": "显示当前 shell 的补全脚本，供复制或自行安装。",
    "What to print: {}.": "输出格式：{}。",
    "{}: one file for each, into the folder given with -o.": "{}：按此各写一个文件，存入 -o 给出的文件夹。",
    "Target files, folders or globs; targets/ unless given.": "目标文件、文件夹或通配符；不给时用 targets/。",
    "What reads the actuals: {}; auto takes DuckDB for large ones.": "读取实际数据的引擎：{}；auto 对大文件用 DuckDB。",
    "With --engine spark: the cluster; SPARK_REMOTE, else this machine.": "与 --engine spark 同用：集群地址；不给时用 SPARK_REMOTE，再否则用本机。",
    "CSV files, folders or globs, - for standard input; data/ unless given.": "实际数据文件、文件夹或通配符，- 为标准输入；不给时用 data/。",
    "Leave out rows that end later.": "不采用截止时间晚于该时期的行。",
    "Ask only for what is due by the end of this period.": "只要到该时期末应报的数。",
    "Only the targets of this area, and its part of those for each area.": "只要该地区的目标，以及分地区目标中该地区的部分。",
    "Only targets whose id matches, as in 'wanzhou-2024/*' or 'tb-*'.": "只要编号相符的目标，如 'wanzhou-2024/*'、'tb-*'。",
    "Only targets for which NAME is responsible.": "只要由该科室负责的目标。",
    "No colour, whatever the terminal.": "不用颜色。",
    "en or zh; the locale's unless given.": "en 或 zh；不给时用系统语言。",
    "Write the target file here; it is not printed.": "把目标文件写到这里，不再显示。",
    "A file to write; its suffix picks the format.": "要写入的文件，按扩展名定格式。",
    "What to group by: {}.": "分组方式：{}。",
    "What to fail on, a list of {}; missed,no-data unless given.": "哪些情况使退出码不为0，可列多个：{}；不给时为 missed,no-data。",
    "Show people only the targets with these results, a list of {}.": "只显示这些结果的目标，可列多个：{}；也可写中文，如：未达标,进度滞后。",
    "List everything: members that hold, and targets without data.": "全部列出：包括达到的明细和无数据的目标。",
    "Saved evaluate -f json, the earliest first.": "保存的 evaluate -f json 结果，先前的在前。",
    "The folder to begin in; made if it is not there.": "建在哪个文件夹，没有就新建。",
    "Files and folders of actuals, - for standard input; target files (.yaml) say what is asked of them.": (
        "实际数据文件、文件夹，- 为标准输入；同时给出目标文件（.yaml）时，说明目标要用哪些数据。"
    ),
    "A target's id, with or without its file, or its name: tb-incidence.": "目标的编号（可带或不带文件名）或名称：tb-incidence。",
    "Same as --fail-on {}.": "相当于 --fail-on {}。",
    "Print no report; only the exit code tells the result.": "不输出报告，只用退出码表示结果。",
    "A published plan as text (.txt, .docx), - for standard input.": "公布的规划、计划文本（.txt、.docx），- 为标准输入。",
    "Also write the figures reported as done to this file.": "把文中已完成的数据另存为此文件。",
    "Only what the actuals do not have yet, and why: a list to remind with.": "只列实际数据中还没有的数及原因，供催报。",
    "A file, or with --split-by a folder, to write.": "要写入的文件；与 --split-by 同用时为文件夹。",
    "No such command '{}'.": "没有命令“{}”。",
    "No such command '{}'. Did you mean {}?": "没有命令“{}”。是否指 {}？",
    "No such option: {}": "没有选项 {}",
    "No such option: {} Did you mean {}?": "没有选项 {}。是否指 {}？",
    "No such option: {} (Possible options: {})": "没有选项 {}。可能是：{}",
    "Option '{}' requires an argument.": "选项“{}”后面要给出值。",
    "Option '{}' does not take a value.": "选项“{}”不带值。",
    "Got unexpected extra argument(s) ({})": "多余的参数：{}",
    "Got unexpected extra argument ({})": "多余的参数：{}",
    "Missing argument '{}'.": "缺少参数“{}”。",
    "Missing command.": "缺少命令。",
}
