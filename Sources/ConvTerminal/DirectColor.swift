/// A terminfo entry for terminals that show exact colours, handed to ncurses inline, so that nothing
/// has to be installed. It is xterm's, with colours given as 24 bits. Made from this source by
/// `tic -x -o . direct.ti && infocmp -x -Q2 -q -A . convscope-direct` (ncurses 6.4):
///
///     convscope-direct|any xterm-like terminal with direct colour,
///       RGB, colors#0x1000000, pairs#0x10000, ccc@, initc@, oc@, rep@, setb@, setf@,
///       setab=\E[48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm,
///       setaf=\E[38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm,
///       use=xterm-256color,
enum DirectColor {
  static let type = "convscope-direct"
  /// The entry as the value of `TERMINFO`.
  static let entry = """
    b64:HgI8ACYADwCdAdoFY29udnNjb3BlLWRpcmVjdHxhbnkgeHRlcm0tbGlrZSB0ZXJtaW5hbCB3aXRoIGRpcmVjdCBj\
    b2xvdXIAAAEAAAEAAAABAAAAAAEBAAAAAAAAAAEAAAEAAAEAAAAAAAAAAAFQAAAACAAAABgAAAD_________________\
    ____________________________________AAAAAQAAAQAAAAQABgAIABkAHgAmACoALgD__zkASgBMAFAAVwD__1kA\
    ZgD__2oAbgB4AHwA_____4AAhACJAI4A__-gAKUAqgD__68AtAC5AL4AxwDLANIA___kAOkA7wD1AP_______wcB____\
    ____GQH__x0B________HwH__yQB__________8oASwBMgE2AToBPgFEAUoBUAFWAVwBYAH__2UB__9pAW4BcwF3AX4B\
    __-FAYkBkQH_____________________________mQGiAasB__-uAbcBwAHJAdIB2wHkAe0B9gH_Af_______wgCDAIR\
    Av7_FgIfAv____8xAjQCPwJCAkQCRwKkAv__pwL__________6kCrQKxArUCuQL_____vQL___IC______YC_AL_____\
    ________AgP_____________BgMKA_______________________________________________________________\
    ____DgP_____FQP__________xwDIwMqA_____8xA___OAP_______8_A_____________9GA0wDUgNZA2ADZwNuA3YD\
    fgOGA44DlgOeA6YDrgO1A7wDwwPKA9ID2gPiA-oD8gP6AwIECgQRBBgEHwQmBC4ENgQ-BEYETgRWBF4EZgRtBHQEewSC\
    BIoEkgSaBKIEqgSyBLoEwgTJBNAE1wTcBP__________________________________________________________\
    4wTuBPMEBgUKBf7__v_______v_-____________________EwX_______________________8YBf______________\
    ______________________________________8eBS8F_____________________________0EF________RQWBBf__\
    ________________vQX_________________________________________________________________________\
    _______________________________________UBdcFG1taAAcADQAbWyVpJXAxJWQ7JXAyJWRyABtbM2cAG1tIG1sy\
    SgAbW0sAG1tKABtbJWklcDElZEcAG1slaSVwMSVkOyVwMiVkSAAKABtbSAAbWz8yNWwACAAbWz8xMmwbWz8yNWgAG1tD\
    ABtbQQAbWz8xMjsyNWgAG1tQABtbTQAbKDAAG1s1bQAbWzFtABtbPzEwNDloG1syMjswOzB0ABtbMm0AG1s0aAAbWzht\
    ABtbN20AG1s3bQAbWzRtABtbJXAxJWRYABsoQgAbKEIbW20AG1s_MTA0OWwbWzIzOzA7MHQAG1s0bAAbWzI3bQAbWzI0\
    bQAbWz81aCQ8MTAwLz4bWz81bAAbWyFwG1s_Mzs0bBtbNGwbPgAbW0wAfwAbWzN-ABtPQgAbT1AAG1syMX4AG09RABtP\
    UgAbT1MAG1sxNX4AG1sxN34AG1sxOH4AG1sxOX4AG1syMH4AG09IABtbMn4AG09EABtbNn4AG1s1fgAbT0MAG1sxOzJC\
    ABtbMTsyQQAbT0EAG1s_MWwbPgAbWz8xaBs9ABtbPzEwMzRsABtbPzEwMzRoABtFABtbJXAxJWRQABtbJXAxJWRNABtb\
    JXAxJWRCABtbJXAxJWRAABtbJXAxJWRTABtbJXAxJWRMABtbJXAxJWREABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRB\
    ABtbaQAbWzRpABtbNWkAG2MbXTEwNAcAG1shcBtbPzM7NGwbWzRsGz4AGzgAG1slaSVwMSVkZAAbNwAKABtNACU_JXA5\
    JXQbKDAlZRsoQiU7G1swJT8lcDYldDsxJTslPyVwNSV0OzIlOyU_JXAyJXQ7NCU7JT8lcDElcDMlfCV0OzclOyU_JXA0\
    JXQ7NSU7JT8lcDcldDs4JTttABtIAAkAG093ABtPeQAbT3UAG09xABtPcwBgYGFhZmZnZ2lpampra2xsbW1ubm9vcHBx\
    cXJyc3N0dHV1dnZ3d3h4eXl6ent7fHx9fX5-ABtbWgAbWz83aAAbWz83bAAbT0UAG09GABtPTQAbWzM7Mn4AG1sxOzJG\
    ABtbMTsySAAbWzI7Mn4AG1sxOzJEABtbNjsyfgAbWzU7Mn4AG1sxOzJDABtbMjN-ABtbMjR-ABtbMTsyUAAbWzE7MlEA\
    G1sxOzJSABtbMTsyUwAbWzE1OzJ-ABtbMTc7Mn4AG1sxODsyfgAbWzE5OzJ-ABtbMjA7Mn4AG1syMTsyfgAbWzIzOzJ-\
    ABtbMjQ7Mn4AG1sxOzVQABtbMTs1UQAbWzE7NVIAG1sxOzVTABtbMTU7NX4AG1sxNzs1fgAbWzE4OzV-ABtbMTk7NX4A\
    G1syMDs1fgAbWzIxOzV-ABtbMjM7NX4AG1syNDs1fgAbWzE7NlAAG1sxOzZRABtbMTs2UgAbWzE7NlMAG1sxNTs2fgAb\
    WzE3OzZ-ABtbMTg7Nn4AG1sxOTs2fgAbWzIwOzZ-ABtbMjE7Nn4AG1syMzs2fgAbWzI0OzZ-ABtbMTszUAAbWzE7M1EA\
    G1sxOzNSABtbMTszUwAbWzE1OzN-ABtbMTc7M34AG1sxODszfgAbWzE5OzN-ABtbMjA7M34AG1syMTszfgAbWzIzOzN-\
    ABtbMjQ7M34AG1sxOzRQABtbMTs0UQAbWzE7NFIAG1sxSwAbWz82OWwAG1slaSVkOyVkUgAbWzZuABtbPyVbOzAxMjM0\
    NTY3ODldYwAbW2MAG1szOTs0OW0AG1szbQAbWzIzbQAbWz82OWgbWyVpJXAxJWRzABtbPzY5aBtbJWk7JXAxJWRzABtb\
    PAAbWzM4OzI7JXAxJXs2NTUzNn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkbQAbWzQ4OzI7\
    JXAxJXs2NTUzNn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkbQAbWz82OWgbWyVpJXAxJWQ7\
    JXAyJWRzABtsABttAAMAAABOAJ8A3AMBAQEAAAAJABIAGQAlACoAPABDAEoAUABaAHoAgQCIAI8AlgCdAKQAqwCyALkA\
    wADHAM4A1QDcAOMA6gDxAPgA_wAGAQ0BFAEbASIBKQEwATcBPgFFAUwBUwFaAWEBaAFvAXYBfQGEAYsBkgGZAaABpwGu\
    AbUBvAHDAcoB0QHYAd8B5gHqAe4B8gH2AfoB_gECAgYCCgIOAhICFgIcAiECAAADAAcACgANABAAEwAWABkAHAAfACIA\
    JQAoACsAMAA1ADoAPwBEAEgATQBSAFcAXABhAGcAbQBzAHkAfwCFAIsAkQCXAJ0AogCnAKwAsQC2ALwAwgDIAM4A1ADa\
    AOAA5gDsAPIA-AD-AAQBCgEQARYBHAEiASgBLgEyATcBPAFBAUYBSwFPAVMBVwFbAV8BZQFrAXEBdwF9AYMBiQGOAZMB\
    G1s_MjAwNGwAG1s_MjAwNGgAG10xMTIHABtdMTI7JXAxJXMHABtbM0oAG101MjslcDElczslcDIlcwcAG1syMDF-ABtb\
    MjAwfgAbWzIgcQAbWyVwMSVkIHEAG1s_MTAwNjsxMDAwJT8lcDElezF9JT0ldGglZWwlOwAbWzM7M34AG1szOzR-ABtb\
    Mzs1fgAbWzM7Nn4AG1szOzd-ABtbMTsyQgAbWzE7M0IAG1sxOzRCABtbMTs1QgAbWzE7NkIAG1sxOzdCABtbMTszRgAb\
    WzE7NEYAG1sxOzVGABtbMTs2RgAbWzE7N0YAG1sxOzNIABtbMTs0SAAbWzE7NUgAG1sxOzZIABtbMTs3SAAbWzI7M34A\
    G1syOzR-ABtbMjs1fgAbWzI7Nn4AG1syOzd-ABtbMTszRAAbWzE7NEQAG1sxOzVEABtbMTs2RAAbWzE7N0QAG1s2OzN-\
    ABtbNjs0fgAbWzY7NX4AG1s2OzZ-ABtbNjs3fgAbWzU7M34AG1s1OzR-ABtbNTs1fgAbWzU7Nn4AG1s1Ozd-ABtbMTsz\
    QwAbWzE7NEMAG1sxOzVDABtbMTs2QwAbWzE7N0MAG1sxOzJBABtbMTszQQAbWzE7NEEAG1sxOzVBABtbMTs2QQAbWzE7\
    N0EAG094ABtPdAAbT3YAG09yABtPRQAbT2sAG09sABtPbwAbT24AG09qABtPbQAbT3AAG1syOW0AG1s5bQAbWzwlaSVw\
    MyVkOyVwMSVkOyVwMiVkOyU_JXA0JXRNJWVtJTsAQVgAUkdCAFhUAEJEAEJFAENyAENzAEUzAE1zAFBFAFBTAFNlAFNz\
    AFhNAGtEQzMAa0RDNABrREM1AGtEQzYAa0RDNwBrRE4Aa0ROMwBrRE40AGtETjUAa0RONgBrRE43AGtFTkQzAGtFTkQ0\
    AGtFTkQ1AGtFTkQ2AGtFTkQ3AGtIT00zAGtIT000AGtIT001AGtIT002AGtIT003AGtJQzMAa0lDNABrSUM1AGtJQzYA\
    a0lDNwBrTEZUMwBrTEZUNABrTEZUNQBrTEZUNgBrTEZUNwBrTlhUMwBrTlhUNABrTlhUNQBrTlhUNgBrTlhUNwBrUFJW\
    MwBrUFJWNABrUFJWNQBrUFJWNgBrUFJWNwBrUklUMwBrUklUNABrUklUNQBrUklUNgBrUklUNwBrVVAAa1VQMwBrVVA0\
    AGtVUDUAa1VQNgBrVVA3AGthMgBrYjEAa2IzAGtjMgBrcDUAa3BBREQAa3BDTUEAa3BESVYAa3BET1QAa3BNVUwAa3BT\
    VUIAa3BaUk8Acm14eABzbXh4AHhtAA==
    """
}
